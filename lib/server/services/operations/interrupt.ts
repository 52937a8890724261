import type { OperationStep } from '@/lib/contracts/operations'
import type { OwnedRow } from './owned-row'

/** Closes an operation that nobody can go on with. How far the step under way came is not known. */
export async function interrupt(row: OwnedRow, steps: OperationStep[], why: string): Promise<void> {
  const now = new Date().toISOString()
  for (const step of steps) {
    if (step.state === 'running') {
      step.state = 'failed'
      step.finishedAt = now
      step.message = 'The console stopped here. How far this came is not known.'
    } else if (step.state === 'pending') step.state = 'skipped'
  }
  await row.write(
    {
      steps,
      state: 'interrupted',
      error: {
        code: 'internal',
        title: 'The console stopped in the middle',
        detail: `${why} Look at its target, then start it again.`,
      },
    },
    new AbortController().signal,
  )
}
