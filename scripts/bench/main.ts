import { readFile, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { inspectDocker } from '@/lib/cli/host/docker-engine'
import { detectOperatingSystem } from '@/lib/cli/host/operating-system'
import { formatBytes } from '@/lib/cli/output/format'
import { ROOT_DIR } from '@/lib/cli/paths'
import { benchAgain } from './again'
import { benchApi } from './api'
import { benchContainerStats } from './container-stats'
import { benchDagList } from './dag-list'
import { benchIngest } from './ingest'
import type { Report } from './measure'
import { benchMemory } from './memory'
import { BenchStack } from './stack'
import { benchStart } from './start'

/** In this order: each goes on with the stack that the one before left, which is up. */
const sections = [
  ['Start', benchStart],
  ['Second start', benchAgain],
  ['Memory', benchMemory],
  ['Statistics of containers', benchContainerStats],
  ['API', benchApi],
  ['DAG list', benchDagList],
  ['Ingestion', benchIngest],
] as const

const documentFile = path.join(ROOT_DIR, 'docs/benchmarks.md')

async function describeMachine(): Promise<string> {
  const [engine, system] = await Promise.all([inspectDocker(), detectOperatingSystem()])
  const cpu = os.cpus()
  return [
    `${cpu.length} × ${cpu[0]?.model.trim()}`,
    formatBytes(os.totalmem()),
    system.prettyName,
    `Docker ${engine.serverVersion}, compose ${engine.composeVersion}`,
    `Node ${process.versions.node}`,
  ].join(' · ')
}

function render(title: string, { head, rows, notes }: Report): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const table = [line(head), line(head.map(() => '---')), ...rows.map(line)]
  return [`## ${title}`, '', ...table, '', ...notes, ''].join('\n')
}

/** The document's sections by their titles, as the last runs left them. */
async function readParts(): Promise<Map<string, string>> {
  const text = await readFile(documentFile, 'utf8').catch(() => '')
  const parts = text.split(/^(?=## )/m).filter((part) => part.startsWith('## '))
  return new Map(parts.map((part) => [part.slice(3, part.indexOf('\n')), `${part.trimEnd()}\n`]))
}

/** Writes what is measured so far, so that a section that fails takes none of those before it. */
async function writeDocument(parts: ReadonlyMap<string, string>): Promise<void> {
  const intro = `# Benchmarks

Written by \`npm run bench\` (\`npm run bench -- Start\` for one section), last on ${new Date().toISOString().slice(0, 10)}:
${await describeMachine()}. The machine is shared and noisy: a ratio measured side by side says more than a time.
`
  const known = sections.flatMap(([title]) => parts.get(title) ?? [])
  await writeFile(documentFile, [intro, ...known].join('\n'))
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !sections.some(([title]) => title === name))
if (unknown.length > 0) {
  process.stderr.write(
    `There is no section ${unknown.join(', ')}. There are: ${sections.map(([title]) => title).join(', ')}\n`,
  )
  process.exit(2)
}
const parts = await readParts()
const stack = await BenchStack.create()
try {
  await stack.run('up', '--yes')
  for (const [title, bench] of sections) {
    if (wanted.length > 0 && !wanted.includes(title)) continue
    process.stdout.write(`${title} …\n`)
    const part = render(title, await bench(stack))
    process.stdout.write(`\n${part}\n`)
    parts.set(title, part)
    await writeDocument(parts)
  }
} finally {
  await stack.remove()
}
