import { randomUUID } from 'node:crypto'
import type { Operation, OperationStep } from '@/lib/contracts/operations'
import { AppError } from '@/lib/errors'
import { getDatabase, lock } from '@/lib/server/db'
import type { Prisma } from '@/lib/server/generated/prisma/client'
import type { Work, WorkDefinition } from './define-work'
import { type OperationKeeper, ownKeeper } from './keeper'
import { toOperation } from './to-operation'

/**
 * Records an operation and starts its steps in this process, without waiting for them.
 *
 * @throws {AppError} `conflict` while another operation on the same target runs.
 */
export async function startOperation<Input>(
  work: WorkDefinition<Input>,
  { input, actor }: { input: Input; actor: { id: string; name: string } },
  keeper: OperationKeeper = ownKeeper(),
): Promise<Operation> {
  const target = work.target(input)
  const now = new Date()
  const ownedSinceMs = performance.now()
  const steps = work.steps(input).map(
    ({ name, onCancel = null }): OperationStep => ({
      name,
      state: 'pending',
      startedAt: null,
      finishedAt: null,
      attempts: 0,
      progress: null,
      message: null,
      onCancel,
    }),
  )
  const row = await getDatabase().$transaction(async (transaction) => {
    // Two people pressing the same button must not start two of these.
    await lock(transaction, `operation on ${target}`)
    const running = await transaction.operation.findFirst({ where: { target, state: 'running' } })
    if (running) {
      throw new AppError('conflict', { detail: `Another operation on ${target} is running: ${running.kind}.` })
    }
    const created = await transaction.operation.create({
      data: {
        id: randomUUID(),
        kind: work.kind,
        target,
        actor: actor.id,
        actorName: actor.name,
        state: 'running',
        input: input as Prisma.InputJsonValue,
        steps: steps as unknown as Prisma.InputJsonValue,
        createdAt: now,
        updatedAt: now,
        owner: keeper.owner,
      },
    })
    await transaction.$executeRaw`
      UPDATE operation SET owned_until = clock_timestamp() + ${keeper.leaseMs} * interval '1 millisecond'
      WHERE id = ${created.id}`
    return created
  })
  const operation = toOperation(row)
  keeper.run(row.id, work as unknown as Work, { input, steps, ownedSinceMs })
  return operation
}
