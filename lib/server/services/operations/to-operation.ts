import { z } from 'zod'
import { type Operation, operationErrorSchema, operationStates, operationStepSchema } from '@/lib/contracts/operations'

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
}

export function toOperation(row: OperationRow): Operation {
  return {
    id: row.id,
    kind: row.kind,
    target: row.target,
    actor: row.actor,
    actorName: row.actorName,
    state: z.enum(operationStates).parse(row.state),
    steps: z.array(operationStepSchema).parse(row.steps),
    error: operationErrorSchema.nullable().parse(row.error),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}
