import { setTimeout as sleep } from 'node:timers/promises'
import type { Operation, OperationStep } from '@/lib/contracts/operations'
import { getDatabase } from '@/lib/server/db'
import { toAppError } from '@/lib/server/errors'
import type { Prisma } from '@/lib/server/generated/prisma/client'

/** The row is another console's by now, or ended: this one has no say in it any more. */
export class NoLongerOwnedError extends Error {
  override readonly name = 'NoLongerOwnedError'
}

const betweenTriesMs = 500

/** The row of an operation that this console runs. Only while it is the owner's does a write change anything. */
export class OwnedRow {
  readonly id: string
  private readonly owner: string
  private last: Promise<unknown> = Promise.resolve()

  constructor(id: string, owner: string) {
    this.id = id
    this.owner = owner
  }

  /**
   * Writes, one after another, and again while the database is away.
   *
   * @param signal gives up.
   * @throws {NoLongerOwnedError}
   */
  write(
    change: { steps: readonly OperationStep[]; state?: Operation['state']; error?: Operation['error'] },
    signal: AbortSignal,
  ): Promise<void> {
    const now = new Date()
    const data: Prisma.OperationUpdateManyMutationInput = {
      steps: structuredClone(change.steps) as unknown as Prisma.InputJsonValue,
      updatedAt: now,
      ...(change.state ? { state: change.state, finishedAt: now } : {}),
      ...(change.error ? { error: change.error } : {}),
    }
    const written = this.last.then(() => this.writeUntilDone(data, signal))
    this.last = written.catch(() => undefined)
    return written
  }

  private async writeUntilDone(data: Prisma.OperationUpdateManyMutationInput, signal: AbortSignal): Promise<void> {
    for (;;) {
      if (signal.aborted) throw new NoLongerOwnedError()
      try {
        const { count } = await getDatabase().operation.updateMany({
          where: { id: this.id, owner: this.owner, state: 'running' },
          data,
        })
        if (count === 0) throw new NoLongerOwnedError()
        return
      } catch (error) {
        if (toAppError(error).upstream !== 'console-db') throw error
        await sleep(betweenTriesMs, undefined, { signal, ref: false }).catch(() => undefined)
      }
    }
  }
}
