import type { Operation } from '@/lib/contracts/operations'
import { AppError } from '@/lib/errors'
import { getDatabase } from '@/lib/server/db'
import { type OperationKeeper, ownKeeper } from './keeper'
import { currentStep, toOperation } from './to-operation'

/**
 * Asks for the end of an operation. Its console ends it within seconds, wherever it runs; asking twice is asking once.
 *
 * @throws {AppError} `not_found`; `conflict` where it has ended, or its step cannot be left half-way.
 */
export async function cancelOperation(
  id: string,
  actor: { name: string },
  keeper: OperationKeeper = ownKeeper(),
): Promise<Operation> {
  const row = await getDatabase().$transaction(async (transaction) => {
    // Nobody writes another step meanwhile.
    await transaction.$executeRaw`SELECT 1 FROM operation WHERE id = ${id} FOR UPDATE`
    const found = await transaction.operation.findUnique({ where: { id } })
    if (!found) throw new AppError('not_found', { detail: 'There is no operation with this id.' })
    const operation = toOperation(found)
    if (operation.cancelRequestedAt !== null && operation.state === 'running') return found
    if (operation.state !== 'running') {
      throw new AppError('conflict', { detail: `It has ended already: ${operation.state}.` })
    }
    if (!operation.isCancellable) {
      const step = currentStep(operation.steps)
      throw new AppError('conflict', {
        detail: step ? `“${step.name}” cannot be left half-way. Wait until it is done.` : 'It is about to end.',
      })
    }
    return transaction.operation.update({
      where: { id },
      data: { cancelRequestedAt: new Date(), cancelledBy: actor.name },
    })
  })
  keeper.cancel(id)
  return toOperation(row)
}
