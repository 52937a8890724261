import { writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { inspectDocker } from '@/lib/cli/host/docker-engine'
import { detectOperatingSystem } from '@/lib/cli/host/operating-system'
import { formatBytes } from '@/lib/cli/output/format'
import { ROOT_DIR } from '@/lib/cli/paths'
import { benchAgain } from './again'
import { benchContainerStats } from './container-stats'
import { benchIngest } from './ingest'
import type { Report } from './measure'
import { benchMemory } from './memory'
import { BenchStack } from './stack'
import { benchStart } from './start'

/** In this order: each goes on with the stack that the one before left. */
const sections = [
  ['Start', benchStart],
  ['Second start', benchAgain],
  ['Memory', benchMemory],
  ['Statistics of containers', benchContainerStats],
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

const stack = await BenchStack.create()
const parts: string[] = []
try {
  for (const [title, bench] of sections) {
    process.stdout.write(`${title} …\n`)
    const part = render(title, await bench(stack))
    process.stdout.write(`\n${part}\n`)
    parts.push(part)
  }
} finally {
  await stack.remove()
}
const intro = `# Benchmarks

Written by \`npm run bench\`, on ${new Date().toISOString().slice(0, 10)}: ${await describeMachine()}.
The machine is shared and noisy: a ratio measured side by side says more than a time.
`
await writeFile(documentFile, [intro, ...parts].join('\n'))
process.stdout.write(`${path.relative(ROOT_DIR, documentFile)} written; read it before you commit it.\n`)
