import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { getDatabase } from '@/lib/server/db'
import { toAppError } from '@/lib/server/errors'
import { logger } from '@/lib/server/logger'
import { findWork, type Work } from './define-work'
import { interrupt } from './interrupt'
import { NoLongerOwnedError, OwnedRow } from './owned-row'
import { runSteps } from './run-steps'
import { readSteps } from './to-operation'

export interface KeeperTimes {
  /** How long an operation is this console's without a sign of it. */
  leaseMs: number
  /** How often the lease is renewed, and a wish to cancel looked for. */
  renewMs: number
  /** How often it is looked for operations whose console is gone. */
  searchMs: number
}

const usualTimes: KeeperTimes = { leaseMs: 15_000, renewMs: 3_000, searchMs: 5_000 }
/** How many are taken over in one search. */
const mostTakenOver = 50

interface Run {
  giveUp: AbortController
  cancel: AbortController
  /** Until when nobody else can have taken it over, by this process's own clock. */
  safeUntilMs: number
  done: Promise<void>
}

interface TakenOver {
  id: string
  kind: string
  input: unknown
  steps: unknown
  cancelRequestedAt: Date | null
  /** Null where it never had an owner. */
  abandonedForMs: number | null
}

/**
 * What one process runs. Each operation is owned by one process, whose lease it renews; by the database's clock, since only that is the
 * same for all. A process that could not renew its lease stops before it ends.
 */
export class OperationKeeper {
  readonly owner = `${hostname()} ${process.pid} ${randomUUID()}`
  private readonly times: KeeperTimes
  private readonly runs = new Map<string, Run>()
  private ticker: NodeJS.Timeout | undefined
  private searcher: NodeJS.Timeout | undefined
  private renewedAtMs = 0
  private renewing: Promise<void> | undefined
  private searching: Promise<void> | undefined
  private hasEnded = false

  constructor(times: KeeperTimes = usualTimes) {
    this.times = times
  }

  /** How long the row of a new operation is this process's, in milliseconds. */
  get leaseMs(): number {
    return this.times.leaseMs
  }

  /** Runs an operation whose row says that it is this process's. Does not wait for it. */
  run(id: string, work: Work, { input, steps, ownedSinceMs, isCancelled = false }: RunRequest): void {
    // A process that is on its way out leaves it to the next.
    if (this.hasEnded || this.runs.has(id)) return
    const giveUp = new AbortController()
    const cancel = new AbortController()
    if (isCancelled) cancel.abort()
    const row = new OwnedRow(id, this.owner)
    const done = runSteps(row, work.steps(input), steps, { giveUp: giveUp.signal, cancel: cancel.signal })
      .catch((error: unknown) => {
        if (error instanceof NoLongerOwnedError || giveUp.signal.aborted) {
          logger.warn({ operationId: id }, 'operation given up: another console may go on with it')
        } else {
          logger.error({ err: error, operationId: id }, 'operation could not be run on')
        }
      })
      .finally(() => {
        this.runs.delete(id)
        if (this.runs.size > 0) return
        clearInterval(this.ticker)
        this.ticker = undefined
      })
    this.runs.set(id, { giveUp, cancel, safeUntilMs: ownedSinceMs + this.safeMs, done })
    // Often enough that the step is told before the lease ends.
    this.ticker ??= setInterval(() => this.tick(), Math.min(500, this.times.leaseMs / 20)).unref()
  }

  /** Cancels what runs here at once; elsewhere it is found in the database. */
  cancel(id: string): void {
    this.runs.get(id)?.cancel.abort()
  }

  /** From now on goes on with what consoles that are gone have left. */
  takeOver(): void {
    if (this.searcher || this.hasEnded) return
    void this.search()
    this.searcher = setInterval(() => void this.search(), this.times.searchMs).unref()
  }

  /** Looks once for operations whose console is gone. */
  search(): Promise<void> {
    this.searching ??= this.searchNow()
      .catch((error: unknown) => {
        logger.warn({ err: error }, 'operations whose console is gone could not be looked for; trying again')
      })
      .finally(() => {
        this.searching = undefined
      })
    return this.searching
  }

  /** Gives up all that runs here, so that the next process may go on with it at once. */
  async end(): Promise<void> {
    this.hasEnded = true
    clearInterval(this.searcher)
    const runs = [...this.runs.values()]
    for (const { giveUp } of runs) giveUp.abort(new NoLongerOwnedError())
    if (runs.length === 0) return
    await Promise.all(runs.map(({ done }) => done))
    await getDatabase()
      .$executeRaw`UPDATE operation SET owned_until = clock_timestamp() WHERE owner = ${this.owner} AND state = 'running'`
  }

  /** Shorter than the lease by what a step may need to notice. */
  private get safeMs(): number {
    return this.times.leaseMs * 0.8
  }

  private tick(): void {
    const now = performance.now()
    for (const { safeUntilMs, giveUp } of this.runs.values()) {
      if (now > safeUntilMs) giveUp.abort(new NoLongerOwnedError())
    }
    if (now - this.renewedAtMs < this.times.renewMs) return
    this.renewing ??= this.renew(now)
      .catch((error: unknown) => {
        logger.warn({ err: error }, 'the lease on operations could not be renewed; trying again')
      })
      .finally(() => {
        this.renewing = undefined
      })
  }

  private async renew(askedAtMs: number): Promise<void> {
    this.renewedAtMs = askedAtMs
    const ids = [...this.runs.keys()]
    const rows = await getDatabase().$queryRaw<{ id: string; isCancelled: boolean }[]>`
      UPDATE operation SET owned_until = clock_timestamp() + ${this.times.leaseMs} * interval '1 millisecond'
      WHERE owner = ${this.owner} AND state = 'running'
      RETURNING id, cancel_requested_at IS NOT NULL AS "isCancelled"`
    const renewed = new Map(rows.map((row) => [row.id, row]))
    for (const id of ids) {
      const run = this.runs.get(id)
      const row = renewed.get(id)
      // What is not there has ended, or was taken over while this process stood still.
      if (!run || !row) continue
      run.safeUntilMs = askedAtMs + this.safeMs
      if (row.isCancelled) run.cancel.abort()
    }
  }

  private async searchNow(): Promise<void> {
    const askedAtMs = performance.now()
    const own = [...this.runs.keys()]
    const found = await getDatabase().$queryRaw<TakenOver[]>`
      WITH abandoned AS (
        SELECT id, owned_until FROM operation
        WHERE state = 'running' AND (owned_until IS NULL OR owned_until < clock_timestamp()) AND id <> ALL(${own})
        ORDER BY created_at LIMIT ${mostTakenOver} FOR UPDATE SKIP LOCKED
      )
      UPDATE operation SET owner = ${this.owner}, owned_until = clock_timestamp() + ${this.times.leaseMs} * interval '1 millisecond'
      FROM abandoned WHERE operation.id = abandoned.id
      RETURNING operation.id, operation.kind, operation.input, operation.steps,
        operation.cancel_requested_at AS "cancelRequestedAt",
        (extract(epoch FROM clock_timestamp() - abandoned.owned_until) * 1000)::float8 AS "abandonedForMs"`
    for (const operation of found) {
      await this.goOn(operation, askedAtMs).catch((error: unknown) => {
        logger.error({ err: error, operationId: operation.id }, 'operation could not be gone on with')
      })
    }
  }

  private async goOn(found: TakenOver, ownedSinceMs: number): Promise<void> {
    const { id, kind, abandonedForMs } = found
    const row = new OwnedRow(id, this.owner)
    const steps = readSteps(found.steps)
    const work = findWork(kind)
    const input = work?.input.safeParse(found.input)
    const isSame =
      work !== undefined &&
      input?.success === true &&
      JSON.stringify(work.steps(input.data).map(({ name }) => name)) === JSON.stringify(steps.map(({ name }) => name))
    if (!isSame || abandonedForMs === null) {
      return interrupt(row, steps, 'Another version of the console had begun it.')
    }
    if (abandonedForMs > work.resumeWithinMs) {
      return interrupt(
        row,
        steps,
        work.resumeWithinMs === 0 ? 'It does not go on by itself.' : 'It was too long ago to go on by itself.',
      )
    }
    logger.warn({ operationId: id, kind, abandonedForMs: Math.round(abandonedForMs) }, 'operation taken over')
    this.run(id, work, { input: input.data, steps, ownedSinceMs, isCancelled: found.cancelRequestedAt !== null })
  }
}

export interface RunRequest {
  input: unknown
  steps: ReturnType<typeof readSteps>
  /** When it became this process's at the latest, by `performance.now()`. */
  ownedSinceMs: number
  isCancelled?: boolean
}

const holder = globalThis as typeof globalThis & { lakehouseOperations?: OperationKeeper }

/** The keeper of this process. */
export function ownKeeper(): OperationKeeper {
  holder.lakehouseOperations ??= new OperationKeeper()
  return holder.lakehouseOperations
}

/** What could not be told to the database is found by the next console when the lease has ended. */
export async function endOperations(): Promise<void> {
  await holder.lakehouseOperations?.end().catch((error: unknown) => {
    logger.warn(
      { err: toAppError(error) },
      'operations were not handed over; they are taken over when their lease ends',
    )
  })
}
