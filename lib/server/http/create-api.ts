import { randomUUID } from 'node:crypto'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { z } from 'zod'
import { AppError, type ErrorCode, errorCodes, toProblem } from '@/lib/errors'
import { type Actor, authenticate, isTrustedOrigin, mayDo } from '../auth'
import { toAppError } from '../errors'
import { logger } from '../logger'
import type { Operation } from './define-operation'
import { openApiDocument, registerInDocument } from './openapi'

/** Bodies are small; files go through an upload operation, which reads its stream itself. */
const maxBodyBytes = 1024 * 1024

/** How the frame keeps the audit log. Given from outside, because it is a service's business. */
export interface AuditLog {
  recordIntent(intent: {
    actor: string
    actorName: string
    actorKind: Actor['kind'] | 'anonymous'
    tokenName: string | null
    address: string
    action: string
    target: string
    requestId: string
  }): Promise<string>
  recordOutcome(id: string, errorCode: ErrorCode | null): Promise<void>
}

/** Builds `/api/v1` from its operations. */
export function createApi(operations: readonly Operation[], audit: AuditLog): OpenAPIHono {
  const app = new OpenAPIHono().basePath('/api/v1')
  const documented = new OpenAPIHono()
  documented.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'lakehouse.session_token',
  })
  documented.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })

  for (const operation of operations) {
    registerInDocument(documented, operation)
    app.on(operation.method.toUpperCase(), toRoute(operation.path), (context) => run(operation, context, audit))
  }

  let document: ReturnType<typeof openApiDocument> | undefined
  app.get('/openapi.json', (context) => {
    document ??= openApiDocument(documented)
    return context.json(document)
  })

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

/** `{id}` is one segment of a path; `{+key}`, as in RFC 6570, is all that is left of it, slashes too. */
function toRoute(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1').replace(/\{\+(\w+)\}/g, ':$1{.+}')
}

async function run(operation: Operation, context: Context, audit: AuditLog): Promise<Response> {
  const requestId = randomUUID()
  const startedAt = performance.now()
  const request = context.req.raw
  let response: Response
  try {
    response = await answer(operation, context, audit, requestId)
  } catch (error) {
    response = respondWithProblem(error, request, requestId, operation)
  }
  // Nobody will read it, and only the end of a stream lets its source go.
  if (request.method === 'HEAD') await response.body?.cancel()
  response.headers.set('x-request-id', requestId)
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

async function answer(operation: Operation, context: Context, audit: AuditLog, requestId: string): Promise<Response> {
  const request = context.req.raw
  const actor = await authorize(operation, request.headers)
  const params = parse(operation.request.params, context.req.param(), 'path')
  const query = parse(operation.request.query, flatten(context.req.queries()), 'query')
  const body = operation.request.body ? parse(operation.request.body, await readJson(request), 'body') : undefined

  const address = callerAddress(request.headers)
  const responseHeaders = new Headers()
  for (const cookie of actor?.setCookies ?? []) responseHeaders.append('set-cookie', cookie)

  const call = () =>
    operation.handler({
      params,
      query,
      body,
      actor,
      requestId,
      request,
      responseHeaders,
      signal: request.signal,
      address,
      stillAllowed: async () => {
        const now = await authenticate(request.headers).catch((error: unknown) => {
          // The console's database being away ends nobody's session.
          if (error instanceof AppError && error.code === 'upstream_unavailable') return actor
          return null
        })
        return now?.id === actor?.id
      },
    })

  const result = operation.audit
    ? await audited(operation.audit, audit, { actor, params, body, requestId, address }, call)
    : await call()
  return toResponse(operation, result, responseHeaders)
}

async function authorize(operation: Operation, headers: Headers): Promise<Actor | null> {
  if (operation.scope === 'public') {
    if (operation.audit && !isTrustedOrigin(headers)) throw new AppError('origin_refused')
    return null
  }
  const actor = await authenticate(headers)
  if (!actor) throw new AppError('unauthenticated')
  // A browser attaches its cookie by itself, whoever asks.
  if (operation.audit && actor.credential.kind === 'session' && !isTrustedOrigin(headers)) {
    throw new AppError('origin_refused')
  }
  if (actor.mustChangePassword && !operation.allowsPasswordChange) throw new AppError('password_change_required')
  if (!mayDo(actor, operation.scope)) {
    throw new AppError('forbidden', {
      detail:
        operation.scope === 'self'
          ? 'Only a person can do this, in a browser: a token cannot.'
          : `This needs the scope “${operation.scope}”.`,
    })
  }
  return actor
}

async function audited(
  definition: NonNullable<Operation['audit']>,
  audit: AuditLog,
  input: { actor: Actor | null; params: unknown; body: unknown; requestId: string; address: string },
  call: () => unknown,
): Promise<unknown> {
  const id = await audit
    .recordIntent({
      actor: input.actor?.id ?? 'anonymous',
      actorName: input.actor?.name ?? 'anonymous',
      actorKind: input.actor?.kind ?? 'anonymous',
      tokenName: input.actor?.tokenName ?? null,
      address: input.address,
      action: definition.action,
      target: definition.target(input),
      requestId: input.requestId,
    })
    .catch((cause: unknown) => {
      throw new AppError('upstream_unavailable', {
        upstream: 'console-db',
        detail: 'The console’s database cannot be reached, so nothing was changed.',
        cause,
      })
    })
  const finish = (code: ErrorCode | null) =>
    audit.recordOutcome(id, code).catch((error: unknown) => {
      logger.error({ err: error, auditId: id, requestId: input.requestId, code }, 'audit outcome not recorded')
    })
  try {
    const result = await call()
    await finish(null)
    return result
  } catch (error) {
    await finish(toAppError(error).code)
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
  // What a contract does not name is a mistake of the caller's, and silence would hide it.
  const result = (schema instanceof z.ZodObject ? schema.strict() : schema).safeParse(value)
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

async function readJson(request: Request): Promise<unknown> {
  const contentType = request.headers.get('content-type')?.split(';')[0]?.trim()
  if (contentType !== 'application/json') {
    throw new AppError('invalid_request', { detail: 'The body must be application/json.', field: 'content-type' })
  }
  const text = await readText(request)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('invalid_request', { detail: 'The body is not valid JSON.', field: 'body', cause })
  }
}

async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > maxBodyBytes) throw new AppError('payload_too_large', { detail: 'A body may have at most 1 MiB.' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function callerAddress(headers: Headers): string {
  return headers.get('x-forwarded-for')?.split(',')[0]?.trim() || 'unknown'
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
  }
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
