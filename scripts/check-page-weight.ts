import { glob, readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'

const limitBytes = 200 * 1024
const output = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '..', '.next'))

interface ClientManifest {
  entryJSFiles: Record<string, string[]>
}

const weights = new Map<string, Promise<number>>()

function compressedBytes(file: string): Promise<number> {
  let weight = weights.get(file)
  if (!weight) {
    weight = readFile(path.join(output, file)).then((content) => gzipSync(content).byteLength)
    weights.set(file, weight)
  }
  return weight
}

// Each manifest puts itself there when it is loaded, as it does for the server.
const manifests: Record<string, ClientManifest> = {}
Object.assign(globalThis, { __RSC_MANIFEST: manifests })
for await (const file of glob('server/app/**/page_client-reference-manifest.js', { cwd: output })) {
  await import(pathToFileURL(path.join(output, file)).href)
}
const { rootMainFiles } = JSON.parse(await readFile(path.join(output, 'build-manifest.json'), 'utf8')) as {
  rootMainFiles: string[]
}

let isOver = false
for (const [page, { entryJSFiles }] of Object.entries(manifests).sort()) {
  if (page.startsWith('/_')) continue
  const files = new Set([...rootMainFiles, ...Object.values(entryJSFiles).flat()])
  const sizes = await Promise.all([...files].map(compressedBytes))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  isOver ||= total > limitBytes
  process.stdout.write(
    `${total > limitBytes ? 'OVER' : 'ok  '}  ${(total / 1024).toFixed(1).padStart(6)} KiB  ${page}\n`,
  )
}
process.stdout.write(`Limit: ${limitBytes / 1024} KiB of compressed JavaScript at first load.\n`)
if (isOver) process.exit(1)
