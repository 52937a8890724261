import { randomUUID } from 'node:crypto'
import type { Operation, OperationStep } from '@/lib/contracts/operations'
import { AppError, errorCodes } from '@/lib/errors'
import { getDatabase } from '@/lib/server/db'
import { toAppError } from '@/lib/server/errors'
import { logger } from '@/lib/server/logger'
import { toOperation } from './to-operation'

export interface OperationRequest {
  /** What is done, as the audit log names it: `service.restart`. */
  kind: string
  target: string
  actor: { id: string; name: string }
  /** In order; each must be safe to run again. They share nothing but what their closures hold. */
  steps: readonly { name: string; run: () => Promise<void> }[]
}

/**
 * Records an operation and starts its steps in this process, without waiting for them.
 *
 * @throws {AppError} `conflict` while another operation on the same target runs.
 */
export async function startOperation(request: OperationRequest): Promise<Operation> {
  const now = new Date()
  const steps: OperationStep[] = request.steps.map(({ name }) => ({
    name,
    state: 'pending',
    startedAt: null,
    finishedAt: null,
  }))
  const row = await getDatabase().$transaction(async (transaction) => {
    // Two people pressing the same button must not start two of these.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${request.target}, 0))`
    const running = await transaction.operation.findFirst({ where: { target: request.target, state: 'running' } })
    if (running) {
      throw new AppError('conflict', { detail: `Another operation on ${request.target} is running: ${running.kind}.` })
    }
    return transaction.operation.create({
      data: {
        id: randomUUID(),
        kind: request.kind,
        target: request.target,
        actor: request.actor.id,
        actorName: request.actor.name,
        state: 'running',
        steps: steps as unknown as object[],
        createdAt: now,
        updatedAt: now,
      },
    })
  })
  void runSteps(row.id, request, steps).catch((error: unknown) => {
    logger.error({ err: error, operationId: row.id }, 'operation not recorded')
  })
  return toOperation(row)
}

async function runSteps(id: string, request: OperationRequest, steps: OperationStep[]): Promise<void> {
  for (const [index, { run }] of request.steps.entries()) {
    const step = steps[index]
    if (!step) continue
    step.state = 'running'
    step.startedAt = new Date().toISOString()
    await save(id, { steps })
    try {
      await run()
    } catch (error) {
      step.state = 'failed'
      step.finishedAt = new Date().toISOString()
      for (const rest of steps.slice(index + 1)) rest.state = 'skipped'
      const known = toAppError(error)
      logger.error({ err: known.cause ?? error, operationId: id, step: step.name }, 'operation failed')
      await save(id, {
        steps,
        state: 'failed',
        error: { code: known.code, title: errorCodes[known.code].title, detail: known.detail ?? null },
      })
      return
    }
    step.state = 'succeeded'
    step.finishedAt = new Date().toISOString()
  }
  await save(id, { steps, state: 'succeeded' })
}

async function save(
  id: string,
  change: {
    steps: OperationStep[]
    state?: 'failed' | 'succeeded'
    error?: { code: string; title: string; detail: string | null }
  },
): Promise<void> {
  const now = new Date()
  await getDatabase().operation.update({
    where: { id },
    data: {
      steps: change.steps as unknown as object[],
      updatedAt: now,
      ...(change.state ? { state: change.state, finishedAt: now } : {}),
      ...(change.error ? { error: change.error } : {}),
    },
  })
}
