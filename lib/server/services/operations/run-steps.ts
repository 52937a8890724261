import type { Operation, OperationStep } from '@/lib/contracts/operations'
import { errorCodes } from '@/lib/errors'
import { toAppError } from '@/lib/server/errors'
import { logger } from '@/lib/server/logger'
import type { WorkStep } from './define-work'
import type { OwnedRow } from './owned-row'

/** How often a step's progress is written at most, in milliseconds. */
const progressPeriodMs = 1_000
/** A step that has brought down the console this often is not begun again. */
const mostAttempts = 5

export interface RunSignals {
  /** This console may not go on: it leaves everything as it is. */
  giveUp: AbortSignal
  /** Someone wants it to end. */
  cancel: AbortSignal
}

type Ending = { state: Operation['state']; error?: Operation['error'] }

/**
 * Runs the steps that have not succeeded, and writes down each before and after.
 *
 * @param steps how they stand; changed as they go on.
 * @throws {NoLongerOwnedError} where another console has it now, or this one has to give it up.
 */
export async function runSteps(
  row: OwnedRow,
  work: readonly WorkStep[],
  steps: OperationStep[],
  signals: RunSignals,
): Promise<void> {
  const ending = await runUntilEnd(row, work, steps, signals)
  await row.write({ steps, ...ending }, signals.giveUp)
}

async function runUntilEnd(
  row: OwnedRow,
  work: readonly WorkStep[],
  steps: OperationStep[],
  signals: RunSignals,
): Promise<Ending> {
  for (const [index, definition] of work.entries()) {
    const step = steps[index]
    if (!step || step.state === 'succeeded') continue
    const ending = endBefore(step, signals.cancel) ?? (await runStep(row, definition, steps, step, signals))
    if (ending === null) continue
    for (const rest of steps.slice(index + 1)) rest.state = 'skipped'
    return ending
  }
  return { state: 'succeeded' }
}

/** How the operation ends before this step is run; null where it goes on. */
function endBefore(step: OperationStep, cancel: AbortSignal): Ending | null {
  // What was under way and cannot be left half-way is brought to its end first.
  if (cancel.aborted && (step.state === 'pending' || step.onCancel !== null)) return cancelledAt(step)
  return step.attempts >= mostAttempts ? givenUp(step) : null
}

async function runStep(
  row: OwnedRow,
  definition: WorkStep,
  steps: OperationStep[],
  step: OperationStep,
  signals: RunSignals,
): Promise<Ending | null> {
  const isRepeated = step.attempts > 0
  step.state = 'running'
  step.startedAt ??= new Date().toISOString()
  step.attempts += 1
  await row.write({ steps }, signals.giveUp)
  // The answer may have come late, to a process that had stood still.
  signals.giveUp.throwIfAborted()
  const progress = new ProgressWriter(() => row.write({ steps }, signals.giveUp))
  try {
    await definition.run({
      signal: step.onCancel === null ? signals.giveUp : AbortSignal.any([signals.giveUp, signals.cancel]),
      begunAt: new Date(step.startedAt),
      isRepeated,
      report: ({ progress: done, message }) => {
        if (step.state !== 'running') return
        const before = JSON.stringify([step.progress, step.message])
        if (done !== undefined) step.progress = done
        if (message !== undefined) step.message = message
        if (JSON.stringify([step.progress, step.message]) !== before) progress.note()
      },
    })
  } catch (error) {
    // It goes on elsewhere, or later: nothing is known of how it ended.
    signals.giveUp.throwIfAborted()
    if (signals.cancel.aborted && step.onCancel !== null) return cancelledAt(step)
    step.state = 'failed'
    step.finishedAt = new Date().toISOString()
    const known = toAppError(error)
    logger.error({ err: known.cause ?? error, operationId: row.id, step: step.name }, 'operation failed')
    return {
      state: 'failed',
      error: { code: known.code, title: errorCodes[known.code].title, detail: known.detail ?? null },
    }
  } finally {
    progress.end()
  }
  signals.giveUp.throwIfAborted()
  step.state = 'succeeded'
  step.finishedAt = new Date().toISOString()
  return null
}

/** A step that was under way says what it leaves; one that was not yet begun leaves nothing. */
function cancelledAt(step: OperationStep): Ending {
  const wasBegun = step.state === 'running'
  step.state = wasBegun ? 'cancelled' : 'skipped'
  if (wasBegun) {
    step.finishedAt = new Date().toISOString()
    step.message = step.onCancel
  }
  return { state: 'cancelled' }
}

function givenUp(step: OperationStep): Ending {
  step.state = 'failed'
  step.finishedAt = new Date().toISOString()
  return {
    state: 'interrupted',
    error: {
      code: 'internal',
      title: 'The console stopped in the middle, again and again',
      detail: `“${step.name}” was begun ${step.attempts} times. The console’s log may tell why: ./lakehouse logs console`,
    },
  }
}

/** Writes at once, then at most once a period, and the last word in any case with the step’s end. */
class ProgressWriter {
  private readonly write: () => Promise<void>
  private timer: NodeJS.Timeout | undefined
  private writtenAtMs = Number.NEGATIVE_INFINITY

  constructor(write: () => Promise<void>) {
    this.write = write
  }

  note(): void {
    const waitMs = progressPeriodMs - (performance.now() - this.writtenAtMs)
    this.timer ??= setTimeout(
      () => {
        this.timer = undefined
        this.writtenAtMs = performance.now()
        // Whether it may go on is found out by the next step; that one word was not written harms nobody.
        this.write().catch(() => undefined)
      },
      Math.max(0, waitMs),
    ).unref()
  }

  end(): void {
    clearTimeout(this.timer)
    this.timer = undefined
  }
}
