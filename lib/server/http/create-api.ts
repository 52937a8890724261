import { randomUUID } from 'node:crypto'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { z } from 'zod'
import { AppError, type ErrorCode, errorCodes, toProblem } from '@/lib/errors'
import { type Actor, authenticate, isTrustedOrigin, mayDo, recordTokenUse, watchAccess } from '../auth'
import { toAppError } from '../errors'
import { logger } from '../logger'
import type { AuditedChange, Operation } from './define-operation'
import { once, readIdempotencyKey } from './idempotency'
import { documentAnswer, registerInDocument } from './openapi'
import { countRequest } from './rate-limit'
import { findNul, readJson } from './read-json'

/** What the audit log keeps of a request. */
export interface AuditedRequest {
  actor: string
  actorName: string
  actorKind: Actor['kind'] | 'anonymous'
  tokenName: string | null
  address: string
  action: string
  target: string
  requestId: string
}

/** How the frame keeps the audit log. Given from outside, because it is a service's business. */
export interface AuditLog {
  /**
   * Before a change is tried. A change that cannot be written down is not made. Null where strangers try so much that only what
   * succeeds is kept.
   */
  recordIntent(request: AuditedRequest): Promise<string | null>
  /** After a change of a stranger's that was not written down before. */
  recordDone(request: AuditedRequest, change: AuditedChange): Promise<void>
  /** After it was. Never throws. */
  recordOutcome(id: string, outcome: { errorCode: ErrorCode | null } & AuditedChange): Promise<void>
  /** What was not even tried. Never throws. */
  recordRefusal(request: AuditedRequest, errorCode: ErrorCode): Promise<void>
}

/** Builds `/api/v1` from its operations. */
export function createApi(operations: readonly Operation[], audit: AuditLog): OpenAPIHono {
  const app = new OpenAPIHono().basePath('/api/v1')
  const documented = new OpenAPIHono()
  for (const operation of operations) {
    registerInDocument(documented, operation)
    app.on(operation.method.toUpperCase(), toRoute(operation.path), (context) => run(operation, context, audit))
  }

  const answerWithDocument = documentAnswer(documented)
  app.get('/openapi.json', (context) => answerWithDocument(context.req.raw))

  // Behind all of them: what has an address, but not this method. `/things/mine` is not meant where `/things/{id}` is refused.
  const byPath = [...Map.groupBy(operations, ({ path }) => path)].sort(
    ([left], [right]) => variables(left) - variables(right),
  )
  for (const [path, methods] of byPath) {
    const allowed = methods.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]))
    app.all(toRoute(path), (context) => refuseMethod(context.req.raw, allowed))
  }
  app.all('/openapi.json', (context) => refuseMethod(context.req.raw, ['GET', 'HEAD']))

  app.notFound((context) =>
    respondWithProblem(
      new AppError('not_found', { detail: 'There is no such operation.' }),
      context.req.raw,
      randomUUID(),
    ),
  )
  app.onError((error, context) => respondWithProblem(error, context.req.raw, randomUUID()))
  return app
}

const variables = (path: string) => path.split('{').length

/** `{id}` is one segment of a path; `{+key}`, as in RFC 6570, is all that is left of it, slashes too. */
function toRoute(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1').replace(/\{\+(\w+)\}/g, ':$1{.+}')
}

function refuseMethod(request: Request, allowed: string[]): Response {
  const response = respondWithProblem(
    new AppError('method_not_allowed', { detail: `Here one may ${allowed.join(', ')}.` }),
    request,
    randomUUID(),
  )
  response.headers.set('allow', allowed.join(', '))
  return response
}

/** As RFC 9745 and RFC 8594 write them. */
function deprecationHeaders({ deprecated }: Operation): Record<string, string> {
  if (!deprecated) return {}
  const since = Date.parse(deprecated.since) / 1_000
  return { deprecation: `@${since}`, sunset: new Date(deprecated.sunset).toUTCString() }
}

async function run(operation: Operation, context: Context, audit: AuditLog): Promise<Response> {
  const requestId = randomUUID()
  const startedAt = performance.now()
  const request = context.req.raw
  const frameHeaders = new Headers({ 'x-request-id': requestId, ...deprecationHeaders(operation) })
  let response: Response
  try {
    response = await answer(operation, context, { audit, requestId, frameHeaders })
  } catch (error) {
    response = respondWithProblem(error, request, requestId, operation)
    if (operation.response.kind === 'redirect') {
      response = redirectTo(operation.response.onError(toAppError(error)), new Headers())
    }
  }
  // Nobody will read it, and only the end of a stream lets its source go.
  if (request.method === 'HEAD') await response.body?.cancel()
  for (const [name, value] of frameHeaders) response.headers.set(name, value)
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store')
  logger.info(
    {
      requestId,
      method: request.method,
      path: operation.path,
      status: response.status,
      durationMs: Math.round(performance.now() - startedAt),
    },
    'request',
  )
  return response
}

interface Frame {
  audit: AuditLog
  requestId: string
  /** What goes with whatever is answered. */
  frameHeaders: Headers
}

async function answer(operation: Operation, context: Context, frame: Frame): Promise<Response> {
  const request = context.req.raw
  const { requestId } = frame
  const address = callerAddress(request.headers)
  const actor = await admit(operation, request, address, frame)
  const params = parse(operation.request.params, context.req.param(), 'path')
  const query = parse(operation.request.query, flatten(context.req.queries()), 'query')
  const body = operation.request.body ? parse(operation.request.body, await readJson(request), 'body') : undefined
  const idempotencyKey = operation.method === 'post' && actor ? readIdempotencyKey(request.headers) : null

  const responseHeaders = new Headers()
  for (const cookie of actor?.setCookies ?? []) responseHeaders.append('set-cookie', cookie)

  // What takes long ends once whoever asked may not, not any more; what is short has ended by then.
  const access = actor && takesLong(operation) ? watchAccess(actor, operation.scope) : null
  const change: AuditedChange & { ended?: Promise<void> } = { before: null, after: null }
  const call = () =>
    operation.handler({
      params,
      query,
      body,
      actor,
      requestId,
      request,
      responseHeaders,
      idempotencyKey,
      signal: access ? AbortSignal.any([request.signal, access.signal]) : request.signal,
      address,
      changed: (what) => Object.assign(change, what),
      goesOnUntil: (ended) => {
        change.ended = ended
      },
    })
  const work = async () => {
    const result = operation.audit
      ? await audited(
          frame.audit,
          describeRequest(operation.audit, { actor, params, body, requestId, address }),
          change,
          call,
        )
      : await call()
    return toResponse(operation, result, responseHeaders)
  }

  try {
    const response =
      idempotencyKey !== null && actor
        ? await once(
            {
              key: idempotencyKey,
              owner: `${actor.kind} ${actor.id}`,
              method: request.method,
              path: context.req.path + new URL(request.url).search,
              body,
            },
            work,
          )
        : await work()
    if (!access) return response
    return whenOver(response, access.release)
  } catch (error) {
    access?.release()
    throw error
  }
}

function takesLong({ response, request }: Operation): boolean {
  return response.kind === 'events' || response.kind === 'file' || request.upload !== undefined
}

/** The same answer, which tells when it was read to its end, or is not read any more. */
function whenOver(response: Response, over: () => void): Response {
  const reader = response.body?.getReader()
  if (!reader) {
    over()
    return response
  }
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read()
          if (!done) return controller.enqueue(value)
          over()
          controller.close()
        } catch (error) {
          over()
          controller.error(error)
        }
      },
      async cancel(reason) {
        over()
        await reader.cancel(reason)
      },
    },
    // Nothing is taken before it is asked for: who reads slowly is seen by the source.
    { highWaterMark: 0 },
  )
  return new Response(body, { status: response.status, headers: response.headers })
}

/** Finds out who asks, counts it, and lets in who may. What is refused is written down. */
async function admit(operation: Operation, request: Request, address: string, frame: Frame): Promise<Actor | null> {
  let actor: Actor | null = null
  try {
    if (operation.scope !== 'public') {
      actor = await authenticate(request.headers)
      if (!actor) throw new AppError('unauthenticated')
    }
    await countRequest(
      actor ? `${actor.credential.kind} ${actor.credential.id}` : `address ${address}`,
      frame.frameHeaders,
    )
    if (actor?.credential.kind === 'token') recordTokenUse(actor.credential.id, address)
    authorize(operation, actor, request.headers)
    return actor
  } catch (error) {
    const { code } = toAppError(error)
    if (code === 'unauthenticated') await countRequest(`address ${address}`, frame.frameHeaders)
    // A read that nobody was let in for tells nothing; one that a person was not allowed does.
    if (refusals.has(code) && (operation.audit || actor)) {
      const action = operation.audit?.action ?? `${operation.method} ${operation.path}`
      const target = new URL(request.url).pathname.replace(/^\/api\/v1/, '').slice(0, 500)
      await frame.audit.recordRefusal(toAudited({ actor, address, requestId: frame.requestId }, action, target), code)
    }
    throw error
  }
}

const refusals: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['unauthenticated', 'forbidden', 'origin_refused'])

function authorize(operation: Operation, actor: Actor | null, headers: Headers): void {
  // A browser attaches its cookie by itself, whoever asks.
  const isByBrowser = operation.scope === 'public' || actor?.credential.kind === 'session'
  if (operation.audit && operation.method !== 'get' && isByBrowser && !isTrustedOrigin(headers))
    throw new AppError('origin_refused')
  if (!actor) return
  if (actor.mustChangePassword && !operation.allowsPasswordChange) throw new AppError('password_change_required')
  if (!mayDo(actor, operation.scope)) {
    throw new AppError('forbidden', {
      detail:
        operation.scope === 'self'
          ? 'Only a person can do this, in a browser: a token cannot.'
          : `This needs the scope “${operation.scope}”.`,
    })
  }
}

interface Asker {
  actor: Actor | null
  address: string
  requestId: string
}

function toAudited({ actor, address, requestId }: Asker, action: string, target: string): AuditedRequest {
  return {
    actor: actor?.id ?? 'anonymous',
    actorName: actor?.name ?? 'anonymous',
    actorKind: actor?.kind ?? 'anonymous',
    tokenName: actor?.tokenName ?? null,
    address,
    action,
    target,
    requestId,
  }
}

function describeRequest(
  definition: NonNullable<Operation['audit']>,
  input: Asker & { params: unknown; body: unknown },
): AuditedRequest {
  return toAudited(input, definition.action, definition.target(input))
}

async function audited(
  audit: AuditLog,
  request: AuditedRequest,
  change: AuditedChange & { ended?: Promise<void> },
  call: () => unknown,
): Promise<unknown> {
  const id = await audit.recordIntent(request).catch((cause: unknown) => {
    throw new AppError('upstream_unavailable', {
      upstream: 'console-db',
      detail: 'The console’s database cannot be reached, so nothing was changed.',
      cause,
    })
  })
  const record = async (errorCode: ErrorCode | null) => {
    const { before, after } = change
    if (id !== null) await audit.recordOutcome(id, { errorCode, before, after })
    else if (errorCode === null) await audit.recordDone(request, { before, after })
  }
  try {
    const result = await call()
    if (!change.ended) await record(null)
    else {
      void change.ended.then(
        () => record(null),
        (error: unknown) => record(toAppError(error).code),
      )
    }
    return result
  } catch (error) {
    await record(toAppError(error).code)
    throw error
  }
}

function parse(schema: z.ZodType | undefined, value: unknown, place: 'path' | 'query' | 'body'): unknown {
  if (!schema) {
    if (place === 'query' && Object.keys(value as object).length > 0) {
      throw new AppError('invalid_request', {
        detail: 'This operation takes no query parameters.',
        field: Object.keys(value as object)[0] ?? place,
      })
    }
    return undefined
  }
  const withNul = findNul(value)
  if (withNul) {
    throw new AppError('invalid_request', {
      detail: 'A text cannot hold the character NUL (U+0000).',
      field: withNul.join('.') || place,
    })
  }
  // What a contract does not name is a mistake of the caller's, and silence would hide it; unless it says that there may be more.
  const isClosed = schema instanceof z.ZodObject && schema.def.catchall === undefined
  const result = (isClosed ? schema.strict() : schema).safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const at = issue?.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]] : issue?.path
  throw new AppError('invalid_request', {
    detail:
      issue?.code === 'unrecognized_keys' ? `Unknown field “${issue.keys[0]}”.` : `${issue?.message ?? 'Not valid'}.`,
    field: at?.join('.') || place,
  })
}

/** One value where a parameter came once, a list where it came several times. */
function flatten(queries: Record<string, string[]>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(queries).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  )
}

/** The server writes what it believes of this header over what came: see caller-address.ts. */
function callerAddress(headers: Headers): string {
  return headers.get('x-forwarded-for') || 'unknown'
}

function toResponse(operation: Operation, result: unknown, headers: Headers): Response {
  const { response } = operation
  switch (response.kind) {
    case 'json':
      // Parsing our own answer keeps a field that nobody declared from leaving the house.
      return Response.json(response.schema.parse(result), { status: response.status, headers })
    case 'empty':
      return new Response(null, { status: 204, headers })
    case 'events':
    case 'file': {
      const raw = result as Response
      for (const [name, value] of headers) raw.headers.append(name, value)
      return raw
    }
    case 'redirect':
      return redirectTo(result as string, headers)
  }
}

function redirectTo(location: string, headers: Headers): Response {
  headers.set('location', location)
  return new Response(null, { status: 302, headers })
}

function respondWithProblem(error: unknown, request: Request, requestId: string, operation?: Operation): Response {
  const known = toAppError(error)
  const problem = toProblem(known, requestId)
  // What was left off because the caller went away is nobody's failure.
  if (problem.status >= 500 && !request.signal.aborted) {
    logger.error({ err: known.cause ?? known, requestId, code: problem.code, path: operation?.path }, problem.title)
  }
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'x-request-id': requestId,
    'cache-control': 'no-store',
  })
  if (problem.retryAfterMs !== undefined) headers.set('retry-after', String(Math.ceil(problem.retryAfterMs / 1_000)))
  if (problem.code === 'unauthenticated') headers.set('www-authenticate', 'Bearer')
  return new Response(request.method === 'HEAD' ? null : JSON.stringify(problem), {
    status: errorCodes[problem.code].status,
    headers,
  })
}
