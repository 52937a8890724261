import { composeArgs } from '@/lib/cli/compose/compose'
import { formatSeconds, formatSpread, median, type Report, timeCommand } from './measure'
import type { BenchStack } from './stack'

const rounds = 5

/** A second `up`, with nothing to do. */
export async function benchAgain(stack: BenchStack): Promise<Report> {
  const project = await stack.project()
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now()
    await stack.run('up', '--yes')
    ours.push(performance.now() - startedAt)
    bare.push(
      await timeCommand('docker', composeArgs(project, ['up', '--detach', '--wait']), {
        env: project.environment,
        timeoutMs: 120_000,
      }),
    )
  }
  return {
    head: ['all is healthy already', `median of ${rounds} (min – max)`],
    rows: [
      ['`./lakehouse up`', formatSpread(ours, formatSeconds)],
      ['`docker compose up -d --wait`', formatSpread(bare, formatSeconds)],
    ],
    notes: [`Limit: 20 s. ${median(ours) < 20_000 ? 'Held.' : 'NOT held.'}`],
  }
}
