import { liveEventSchema, liveEventsQuerySchema } from '@/lib/contracts/live'
import { dagRunParamsSchema } from '@/lib/contracts/pipelines'
import { AppError } from '@/lib/errors'
import { defineOperation, events, type Operation, type PollSource, pollsResponse } from '@/lib/server/http'
import { operationsPoll } from '@/lib/server/services/operations'
import { dagsPoll, runPoll } from '@/lib/server/services/pipelines'
import { activityPoll, servicesPoll } from '@/lib/server/services/stack'

const runPath = /^\/dags\/([^/]+)\/runs\/([^/]+)\/events$/

/** The poll behind a stream of its own. @throws {AppError} `not_found`. */
function findPoll(path: string): PollSource {
  switch (path) {
    case '/services/events':
      return servicesPoll()
    case '/services/activity/events':
      return activityPoll()
    case '/operations/events':
      return operationsPoll()
    case '/dags/events':
      return dagsPoll()
  }
  const [, dagId, runId] = runPath.exec(path) ?? []
  if (dagId !== undefined && runId !== undefined) {
    const run = dagRunParamsSchema.safeParse({ dagId: decode(dagId), runId: decode(runId) })
    if (run.success) return runPoll(run.data.dagId, run.data.runId)
  }
  throw new AppError('not_found', {
    detail: `There is no stream ${path} that comes together with others.`,
    field: 'of',
  })
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw new AppError('invalid_request', { detail: `${segment} is not a part of an address.`, field: 'of' })
  }
}

export const liveOperations: Operation[] = [
  defineOperation({
    method: 'get',
    path: '/events',
    summary: 'Follow several streams at once',
    tag: 'Live',
    scope: 'read',
    request: { query: liveEventsQuerySchema },
    response: events(liveEventSchema, 'What each stream says, with the path that names it.'),
    errors: ['not_found'],
    handler: (context) => {
      const paths = new Set([context.query.of].flat())
      return pollsResponse(new Map([...paths].map((path) => [path, findPoll(path)])), context)
    },
  }),
]
