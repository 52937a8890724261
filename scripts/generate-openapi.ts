import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { api } from '@/app/api/v1/_operations'

const target = path.join(import.meta.dirname, '..', 'lib', 'api-client', 'schema.d.ts')

/** The types of `/api/v1`, made from the operations as they are defined now. */
export async function generateSchemaTypes(): Promise<string> {
  const response = await api.request('/api/v1/openapi.json')
  const types = astToString(await openapiTypescript(await response.json()))
  return `// Made by \`npm run generate\` from the operations in app/api/v1; never edited.\n${types}`
}

/** Whether the committed types are those of the operations. */
export async function schemaTypesAreCurrent(): Promise<boolean> {
  return (await readFile(target, 'utf8')) === (await generateSchemaTypes())
}

if (process.argv[1] === import.meta.filename) await writeFile(target, await generateSchemaTypes())
