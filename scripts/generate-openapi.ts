import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { api } from '@/app/api/v1/_operations'
import type { ApiDocument } from './api-changes/document'
import { findBreakingChanges, findBreakingProblems } from './api-changes/find-breaking-changes'

const folder = path.join(import.meta.dirname, '..', 'lib', 'api-client')
const typesFile = path.join(folder, 'schema.d.ts')
const documentFile = path.join(folder, 'openapi.json')

async function readDocument(): Promise<string> {
  const response = await api.request('/api/v1/openapi.json')
  return `${JSON.stringify(await response.json(), null, 2)}\n`
}

async function makeTypes(document: string): Promise<string> {
  const types = astToString(await openapiTypescript(document))
  return `// Made by \`npm run generate\` from the operations in app/api/v1; never edited.\n${types}`
}

/** Whether what is committed in lib/api-client is what the operations make. */
export async function generatedIsCurrent(): Promise<{ types: boolean; document: boolean }> {
  const document = await readDocument()
  return {
    types: (await readFile(typesFile, 'utf8')) === (await makeTypes(document)),
    document: (await readFile(documentFile, 'utf8')) === document,
  }
}

/** What somebody who relies on the committed document would miss in what the operations make. */
export async function findBrokenPromises(): Promise<string[]> {
  const committed = await readFile(documentFile, 'utf8').catch(() => undefined)
  if (committed === undefined) return []
  const [before, after] = [JSON.parse(committed) as ApiDocument, JSON.parse(await readDocument()) as ApiDocument]
  return [...findBreakingProblems(before, after), ...findBreakingChanges(before, after)]
}

async function generate(): Promise<void> {
  const broken = await findBrokenPromises()
  if (broken.length > 0 && !process.argv.includes('--break')) {
    process.stderr.write(
      `The API of before is not whole any more:\n${broken.map((change) => `  ${change}\n`).join('')}
What is there stays until it was marked \`deprecated\` and its \`x-sunset\` has passed: add the new beside it.
What nobody can rely on yet, because no release has it, may be broken: npm run generate -- --break\n`,
    )
    process.exitCode = 1
    return
  }
  const document = await readDocument()
  await writeFile(documentFile, document)
  await writeFile(typesFile, await makeTypes(document))
}

if (process.argv[1] === import.meta.filename) await generate()
