import { setTimeout as sleep } from 'node:timers/promises'
import { execa } from 'execa'
import { listContainers } from '@/lib/cli/compose/containers'
import { formatBytes } from '@/lib/cli/output/format'
import type { Report } from './measure'
import type { BenchStack } from './stack'

const settleMs = 60_000
const limitBytes = 5 * 1024 ** 3
const units: Record<string, number> = { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 }

/** Memory of everything, a minute after the last work. */
export async function benchMemory(stack: BenchStack): Promise<Report> {
  await sleep(settleMs)
  const running = (await listContainers((await stack.project()).name)).filter(({ state }) => state === 'running')
  const serviceOf = new Map(running.map(({ name, service }) => [name, service]))
  const { stdout } = await execa(
    'docker',
    ['stats', '--no-stream', '--format', '{{.Name}} {{.MemUsage}}', ...serviceOf.keys()],
    { timeout: 60_000 },
  )
  const used = stdout.split('\n').map((line) => {
    const [, name = '', value, unit = ''] = /^(\S+) ([\d.]+)([A-Za-z]+) \//.exec(line) ?? []
    const factor = units[unit]
    if (value === undefined || factor === undefined) throw new Error(`docker stats printed "${line}"`)
    return { service: serviceOf.get(name) ?? name, bytes: Number(value) * factor }
  })
  const totalBytes = used.reduce((sum, { bytes }) => sum + bytes, 0)
  return {
    head: ['service, idle', 'memory'],
    rows: [
      ...used
        .toSorted((left, right) => right.bytes - left.bytes)
        .map(({ service, bytes }) => [`\`${service}\``, formatBytes(bytes)]),
      [`**all ${used.length}**`, `**${formatBytes(totalBytes)}**`],
    ],
    notes: [`Limit: 5 GiB. ${totalBytes < limitBytes ? 'Held.' : 'NOT held.'} As \`docker stats\` counts it, once.`],
  }
}
