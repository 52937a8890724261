import { z } from 'zod'
import { operationStates } from '@/lib/contracts/operation-states'
import {
  type Operation,
  type OperationStep,
  operationErrorSchema,
  operationStepSchema,
} from '@/lib/contracts/operations'

interface OperationRow {
  id: string
  kind: string
  target: string
  actor: string
  actorName: string
  state: string
  steps: unknown
  error: unknown
  createdAt: Date
  updatedAt: Date
  finishedAt: Date | null
  cancelRequestedAt: Date | null
  cancelledBy: string | null
}

/** As they are kept: those of earlier versions say less. */
const keptStepsSchema = z.array(
  operationStepSchema.partial({ attempts: true, progress: true, message: true, onCancel: true }),
)

export function readSteps(kept: unknown): OperationStep[] {
  return keptStepsSchema
    .parse(kept)
    .map(({ attempts = 0, progress = null, message = null, onCancel = null, ...step }) => ({
      ...step,
      attempts,
      progress,
      message,
      onCancel,
    }))
}

/** The step that is under way, or the next. */
export function currentStep(steps: readonly OperationStep[]): OperationStep | undefined {
  return steps.find(({ state }) => state === 'running' || state === 'pending')
}

export function toOperation(row: OperationRow): Operation {
  const state = z.enum(operationStates).parse(row.state)
  const steps = readSteps(row.steps)
  return {
    id: row.id,
    kind: row.kind,
    target: row.target,
    actor: row.actor,
    actorName: row.actorName,
    state,
    steps,
    error: operationErrorSchema.nullable().parse(row.error),
    isCancellable:
      state === 'running' && row.cancelRequestedAt === null && (currentStep(steps)?.onCancel ?? null) !== null,
    cancelRequestedAt: row.cancelRequestedAt?.toISOString() ?? null,
    cancelledBy: row.cancelledBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}
