import { z } from 'zod'
import { liveSchema } from '@/lib/contracts/base'
import {
  operationPageSchema,
  operationParamsSchema,
  operationQuerySchema,
  operationSchema,
} from '@/lib/contracts/operations'
import { defineOperation, events, json, type Operation, pollResponse } from '@/lib/server/http'
import { cancelOperation } from '@/lib/server/services/operations/cancel'
import { listOperations } from '@/lib/server/services/operations/list'
import { operationPoll, operationsPoll } from '@/lib/server/services/operations/live'
import { readOperation } from '@/lib/server/services/operations/read'

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
    request: { params: operationParamsSchema },
    response: json(operationSchema, 'The operation.'),
    errors: ['not_found'],
    handler: ({ params }) => readOperation(params.id),
  }),
  defineOperation({
    method: 'get',
    path: '/operations/{id}/events',
    summary: 'Follow an operation',
    tag,
    scope: 'read',
    request: { params: operationParamsSchema },
    response: events(liveSchema(operationSchema), 'The operation with its steps, again whenever it was read.'),
    errors: ['not_found'],
    handler: async (context) => {
      // A stream has no way to say that there is no such operation.
      await readOperation(context.params.id)
      return pollResponse(operationPoll(context.params.id), context)
    },
  }),
  defineOperation({
    method: 'post',
    path: '/operations/{id}/cancel',
    summary: 'Cancel an operation',
    tag,
    scope: 'operate',
    audit: { action: 'operation.cancel', target: ({ params }) => params.id },
    request: { params: operationParamsSchema },
    response: json(
      operationSchema,
      'Asked for; it ends within seconds, unless the step under way succeeds before. What is left then stands in the step’s message.',
      202,
    ),
    errors: ['not_found', 'conflict'],
    handler: ({ params, actor }) => cancelOperation(params.id, actor),
  }),
]
