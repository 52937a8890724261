import { z } from 'zod'
import { liveSchema } from '@/lib/contracts/base'
import { operationPageSchema, operationQuerySchema, operationSchema } from '@/lib/contracts/operations'
import { defineOperation, events, json, type Operation, pollResponse } from '@/lib/server/http'
import { listOperations, operationsPoll, readOperation } from '@/lib/server/services/operations'

const tag = 'Operations'

export const operationOperations: Operation[] = [
  defineOperation({
    method: 'get',
    path: '/operations',
    summary: 'List operations',
    tag,
    scope: 'read',
    request: { query: operationQuerySchema },
    response: json(operationPageSchema, 'Operations, the newest first.'),
    errors: ['invalid_request'],
    handler: ({ query }) => listOperations(query),
  }),
  defineOperation({
    method: 'get',
    path: '/operations/events',
    summary: 'Follow operations',
    tag,
    scope: 'read',
    response: events(
      liveSchema(z.array(operationSchema)),
      'The twenty newest operations, again whenever they were read.',
    ),
    errors: [],
    handler: (context) => pollResponse(operationsPoll(), context),
  }),
  defineOperation({
    method: 'get',
    path: '/operations/{id}',
    summary: 'Read an operation',
    tag,
    scope: 'read',
    request: { params: z.strictObject({ id: z.string().min(1).max(100) }) },
    response: json(operationSchema, 'The operation.'),
    errors: ['not_found'],
    handler: ({ params }) => readOperation(params.id),
  }),
]
