import { consoleAccess } from '@/lib/cli/api/access'
import { requireSettings } from '@/lib/cli/instance'
import { measureLoad } from './load'
import type { Report } from './measure'
import type { BenchStack } from './stack'

const connections = 10
const durationSeconds = 10
const limitMs = 50

/** Reads that need no Trino. */
const paths = ['/account', '/services', '/dags', '/operations', '/people', '/tokens', '/audit']

const heldRate = 200
const heldSeconds = 60

const formatMs = (milliseconds: number) => `${Math.round(milliseconds)} ms`

/** How fast the API answers reads. */
export async function benchApi(stack: BenchStack): Promise<Report> {
  const { url, token } = consoleAccess(await requireSettings(stack.instance))
  const base = `${url}/api/v1`
  // What runs for the first time is compiled, and what is kept is read.
  for (const path of paths) await measureLoad({ url: base + path, token, connections, durationSeconds: 2 })
  const rows: string[][] = []
  const percentiles: number[] = []
  for (const path of paths) {
    const { p95, median, perSecond } = await measureLoad({ url: base + path, token, connections, durationSeconds })
    percentiles.push(p95)
    rows.push([`\`GET ${path}\``, formatMs(median), formatMs(p95), `${Math.round(perSecond)}/s`])
  }
  const held = await measureLoad({
    url: base,
    token,
    paths: paths.map((path) => `/api/v1${path}`),
    connections,
    durationSeconds: heldSeconds,
    rate: heldRate,
  })
  rows.push([
    `all in turn, at most ${heldRate}/s for ${heldSeconds} s`,
    formatMs(held.median),
    formatMs(held.p95),
    `${held.perSecond.toFixed(1)}/s`,
  ])
  const isQuick = Math.max(...percentiles) < limitMs
  const isHeld = held.perSecond > 0.99 * heldRate
  return {
    head: [`${connections} connections, ${durationSeconds} s each`, 'median', '95th percentile', 'answered'],
    rows,
    notes: [
      `Limits: 95th percentile under ${limitMs} ms at ${connections} concurrent (${isQuick ? 'held' : 'NOT held'}), ${heldRate} requests/s for ${heldSeconds} s (${isHeld ? 'held' : 'NOT held'}).`,
      'The load’s own process runs on the same machine. The limit of requests a minute is raised for this.',
    ],
  }
}
