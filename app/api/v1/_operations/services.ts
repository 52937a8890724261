import { z } from 'zod'
import { keptPageSchema, liveSchema, pageQuerySchema } from '@/lib/contracts/base'
import { operationSchema } from '@/lib/contracts/operations'
import { streamFailureSchema } from '@/lib/contracts/problem'
import {
  serviceEventSchema,
  serviceLogEventsQuerySchema,
  serviceLogGapSchema,
  serviceLogLineSchema,
  serviceLogPositionSchema,
  serviceLogQuerySchema,
  serviceNameSchema,
  serviceSchema,
} from '@/lib/contracts/services'
import { AppError } from '@/lib/errors'
import {
  defineOperation,
  events,
  failedEvent,
  file,
  json,
  type Operation,
  pollResponse,
  sseResponse,
  streamResponse,
} from '@/lib/server/http'
import { activityPoll, listActivity } from '@/lib/server/services/stack/activity'
import { restartService, startService, stopService } from '@/lib/server/services/stack/change'
import { listStackServices, readService, requireService, servicesPoll } from '@/lib/server/services/stack/list'
import { followServiceLog, openServiceLogText } from '@/lib/server/services/stack/logs'

const tag = 'Services'
const params = z.strictObject({ name: serviceNameSchema })
const servicePageSchema = keptPageSchema(serviceSchema).meta({ id: 'ServicePage' })
const activityPageSchema = keptPageSchema(serviceEventSchema).meta({ id: 'ServiceEventPage' })
const servicesSchema = liveSchema(z.array(serviceSchema))
const activitySchema = liveSchema(z.array(serviceEventSchema))
const upstreamErrors = ['upstream_error', 'upstream_unavailable', 'upstream_timeout'] as const

export const serviceOperations: Operation[] = [
  defineOperation({
    method: 'get',
    path: '/services',
    summary: 'List services',
    tag,
    scope: 'read',
    request: { query: pageQuerySchema },
    response: json(servicePageSchema, 'Services of the stack, by name.'),
    errors: ['invalid_request', 'upstream_unavailable'],
    handler: ({ query }) => listStackServices(query),
  }),
  defineOperation({
    method: 'get',
    path: '/services/events',
    summary: 'Follow services',
    tag,
    scope: 'read',
    response: events(servicesSchema, 'Every service, again whenever they were read.'),
    errors: [],
    handler: (context) => pollResponse(servicesPoll(), context),
  }),
  defineOperation({
    method: 'get',
    path: '/services/activity',
    summary: 'List what happened to services',
    tag,
    scope: 'read',
    request: { query: pageQuerySchema },
    response: json(activityPageSchema, 'The newest events of the services’ containers, the newest first.'),
    errors: ['invalid_request', 'upstream_unavailable'],
    handler: ({ query }) => listActivity(query),
  }),
  defineOperation({
    method: 'get',
    path: '/services/activity/events',
    summary: 'Follow what happens to services',
    tag,
    scope: 'read',
    response: events(activitySchema, 'The newest events, the newest first; all of them again when there is another.'),
    errors: [],
    handler: (context) => pollResponse(activityPoll(), context),
  }),
  defineOperation({
    method: 'get',
    path: '/services/{name}',
    summary: 'Read a service',
    tag,
    scope: 'read',
    request: { params },
    response: json(serviceSchema, 'The service.'),
    errors: ['not_found', 'upstream_unavailable'],
    handler: ({ params: { name } }) => readService(name),
  }),
  defineOperation({
    method: 'post',
    path: '/services/{name}/start',
    summary: 'Start a service',
    tag,
    scope: 'operate',
    audit: { action: 'service.start', target: ({ params: { name } }) => name },
    request: { params },
    response: json(operationSchema, 'Under way; follow the operation.', 202),
    errors: ['not_found', 'conflict', 'service_protected', ...upstreamErrors],
    handler: async ({ params: { name }, actor, changed }) => {
      const operation = await startService(name, actor)
      changed({ after: { operation: operation.id } })
      return operation
    },
  }),
  defineOperation({
    method: 'post',
    path: '/services/{name}/stop',
    summary: 'Stop a service',
    description:
      'What depends on it works less, or not, until it is started again: `dependents` of the service names it.',
    tag,
    scope: 'operate',
    audit: { action: 'service.stop', target: ({ params: { name } }) => name },
    request: { params },
    response: json(operationSchema, 'Under way; follow the operation.', 202),
    errors: ['not_found', 'conflict', 'service_protected', ...upstreamErrors],
    handler: async ({ params: { name }, actor, changed }) => {
      const operation = await stopService(name, actor)
      changed({ after: { operation: operation.id } })
      return operation
    },
  }),
  defineOperation({
    method: 'post',
    path: '/services/{name}/restart',
    summary: 'Restart a service',
    tag,
    scope: 'operate',
    audit: { action: 'service.restart', target: ({ params: { name } }) => name },
    request: { params },
    response: json(operationSchema, 'Under way; follow the operation.', 202),
    errors: ['not_found', 'conflict', 'service_protected', ...upstreamErrors],
    handler: async ({ params: { name }, actor, changed }) => {
      const operation = await restartService(name, actor)
      changed({ after: { operation: operation.id } })
      return operation
    },
  }),
  defineOperation({
    method: 'get',
    path: '/services/{name}/logs',
    summary: 'Download a log',
    description: 'The log as the engine keeps it, as text. What it has rotated away is not there any more.',
    tag,
    scope: 'read',
    request: { params, query: serviceLogQuerySchema },
    response: file(
      'text/plain',
      'The lines, the oldest first, each with its timestamp.',
      '2026-11-23T03:00:00.104882311Z INFO  main  io.trino.server.Server  ======== SERVER STARTED ========\n',
    ),
    errors: ['not_found', 'rate_limited', ...upstreamErrors],
    handler: ({ params: { name }, query, actor, signal }) =>
      streamResponse({
        signal,
        headers: {
          'content-type': 'text/plain; charset=utf-8',
          'content-disposition': `attachment; filename="${name}.log"`,
        },
        open: (reading) => openServiceLogText(name, query, actor.id, reading),
      }),
  }),
  defineOperation({
    method: 'get',
    path: '/services/{name}/logs/events',
    summary: 'Follow a log',
    tag,
    scope: 'read',
    request: { params, query: serviceLogEventsQuerySchema },
    response: events(
      z.array(serviceLogLineSchema),
      'Lines as they are written, each once and in order; the id says up to where, and from there the stream goes on. An event `gap` says that lines may be missing behind that instant, because the engine has rotated them away or they are further back than `tail`; `end` that `until` has passed; `failed` why the stream ends.',
      {
        lastEventId: serviceLogPositionSchema,
        named: { gap: serviceLogGapSchema, end: z.null(), failed: streamFailureSchema },
      },
    ),
    errors: ['not_found', 'upstream_unavailable'],
    handler: async ({ params: { name }, query, actor, signal, request, requestId }) => {
      // A stream has no way to say that there is no such service.
      await requireService(name)
      const lastEventId = request.headers.get('last-event-id')
      const range = lastEventId === null ? query : { ...query, after: readLastEventId(lastEventId) }
      return sseResponse({
        signal,
        actor,
        start: ({ send, drained, end }) => {
          const stopped = new AbortController()
          const copy = async () => {
            for await (const part of followServiceLog(name, range, actor.id, stopped.signal)) {
              const event =
                'gap' in part
                  ? { event: 'gap', data: part.gap }
                  : { ...(part.id === undefined ? {} : { id: part.id }), data: part.lines }
              if (!send(event)) await drained()
            }
            if (!stopped.signal.aborted) send({ event: 'end', data: null })
          }
          void copy()
            .catch((error: unknown) => {
              if (!stopped.signal.aborted) send(failedEvent(error, requestId))
            })
            .finally(end)
          return () => stopped.abort()
        },
      })
    },
  }),
]

function readLastEventId(value: string): string {
  const parsed = serviceLogPositionSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new AppError('invalid_request', { detail: 'Last-Event-ID is not one of ours.', field: 'last-event-id' })
}
