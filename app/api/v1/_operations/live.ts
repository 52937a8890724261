import { liveEventSchema, liveEventsQuerySchema } from '@/lib/contracts/live'
import { operationParamsSchema } from '@/lib/contracts/operations'
import { dagRunParamsSchema } from '@/lib/contracts/pipelines'
import { AppError, errorCodes } from '@/lib/errors'
import { defineOperation, events, type Operation, type PollSource, pollsResponse } from '@/lib/server/http'
import { pipelinesPoll } from '@/lib/server/services/ingestion/list-pipelines'
import { operationPoll, operationsPoll } from '@/lib/server/services/operations/live'
import { dagsPoll, runPoll } from '@/lib/server/services/pipelines/live'
import { activityPoll } from '@/lib/server/services/stack/activity'
import { servicesPoll } from '@/lib/server/services/stack/list'

const operationPath = /^\/operations\/([^/]+)\/events$/
const runPath = /^\/dags\/([^/]+)\/runs\/([^/]+)\/events$/

/** The poll behind a stream of its own. @throws {AppError} `not_found`, `invalid_request`. */
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
    case '/ingestion/events':
      return pipelinesPoll()
  }
  const [, operationId] = operationPath.exec(path) ?? []
  if (operationId !== undefined) {
    const operation = operationParamsSchema.safeParse({ id: decode(operationId) })
    if (operation.success) return operationPoll(operation.data.id)
  }
  const [, dagId, runId] = runPath.exec(path) ?? []
  if (dagId !== undefined && runId !== undefined) {
    const run = dagRunParamsSchema.safeParse({ dagId: decode(dagId), runId: decode(runId) })
    if (run.success) return runPoll(run.data.dagId, run.data.runId)
  }
  throw new AppError('not_found', {
    detail: `There is no stream ${path} that comes together with others.`,
  })
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw new AppError('invalid_request', { detail: `${segment} is not a part of an address.` })
  }
}

/** How often what there is not is read, in milliseconds: a value has to say it, and this one never gets old. */
const neverReadMs = 0

/** The poll behind a path; of one that there is not, why. It says so on the stream, where the others go on. */
function findPollOrRefusal(path: string): PollSource {
  try {
    return findPoll(path)
  } catch (refusal) {
    if (!(refusal instanceof AppError)) throw refusal
    const { code, detail } = refusal
    return {
      subscribe(listener) {
        const error = { code, title: errorCodes[code].title, detail }
        listener({ data: null, at: null, periodMs: neverReadMs, error })
        return () => {}
      },
    }
  }
}

export const liveOperations: Operation[] = [
  defineOperation({
    method: 'get',
    path: '/events',
    summary: 'Follow several streams at once',
    description:
      'A browser has few connections to one server: this takes up to 20 streams over one. `of` names each by its path, once for each.',
    tag: 'Live',
    scope: 'read',
    request: { query: liveEventsQuerySchema },
    response: events(
      liveEventSchema,
      'What each stream says, with the path that names it. One that there is not has an `error`; the others go on.',
    ),
    errors: [],
    handler: (context) => {
      const paths = new Set([context.query.of].flat())
      return pollsResponse(new Map([...paths].map((path) => [path, findPollOrRefusal(path)])), context)
    },
  }),
]
