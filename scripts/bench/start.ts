import { runComposeOrFail } from '@/lib/cli/compose/compose'
import { formatRatio, formatSeconds, formatSpread, median, type Report, timeUntilWell } from './measure'
import type { BenchStack } from './stack'

const rounds = 3
const startTimeoutMs = 10 * 60_000

/** Images there, volumes empty: until every health check passes, by `./lakehouse up` and by plain Compose in turn. */
export async function benchStart(stack: BenchStack): Promise<Report> {
  const model = await stack.model()
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await stack.empty()
    const compose = runComposeOrFail(await stack.project(), ['up', '--detach', '--wait'], { timeoutMs: startTimeoutMs })
    bare.push(await timeUntilWell(await stack.project(), model, startTimeoutMs))
    await compose
    await stack.empty()
    const up = stack.run('up', '--yes')
    ours.push(await timeUntilWell(await stack.project(), model, startTimeoutMs))
    await up
  }
  const ratios = ours.map((value, round) => value / (bare[round] ?? Number.NaN))
  return {
    head: ['until all is healthy, empty volumes', `median of ${rounds} (min – max)`],
    rows: [
      ['`./lakehouse up`', formatSpread(ours, formatSeconds)],
      ['`docker compose up -d --wait`', formatSpread(bare, formatSeconds)],
      ['ratio, pair by pair', formatSpread(ratios, formatRatio)],
    ],
    notes: [
      `Limit: 120 s, and 1.15 × plain Compose. ${median(ours) < 120_000 && median(ratios) <= 1.15 ? 'Held.' : 'NOT held.'}`,
      'Both are timed from outside, from the start of the command until Docker reports every health check as passed.',
    ],
  }
}
