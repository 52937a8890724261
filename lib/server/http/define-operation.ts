import type { z } from 'zod'
import type { Scope } from '@/lib/contracts/role'
import type { AppError, ErrorCode } from '@/lib/errors'
import type { Actor } from '../auth'

type ObjectSchema = z.ZodObject

/** What an operation answers when it succeeds. */
export type ResponseShape =
  | { kind: 'json'; status: 200 | 201 | 202; description: string; schema: z.ZodType }
  | { kind: 'empty'; status: 204; description: string }
  | ({ kind: 'events'; status: 200; description: string; schema: z.ZodType } & EventOptions)
  | { kind: 'file'; status: 200; description: string; examples: Readonly<Record<string, string | undefined>> }
  | { kind: 'redirect'; status: 302; description: string; onError: (error: AppError) => string }

/** A JSON body. 202 is for work that goes on: its schema is then the operation that can be followed. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string, status: 200 | 201 | 202 = 200) {
  return { kind: 'json', status, description, schema } as const
}

export function empty(description: string) {
  return { kind: 'empty', status: 204, description } as const
}

interface EventOptions {
  /** What the ids look like, where the stream goes on from a `Last-Event-ID`. */
  lastEventId?: z.ZodType
  /** What else it says, by the events' names. */
  named?: Record<string, z.ZodType>
}

/** A `text/event-stream` whose every event without a name has one `schema` as JSON. */
export function events<Schema extends z.ZodType>(schema: Schema, description: string, options: EventOptions = {}) {
  return { kind: 'events', status: 200, description, schema, ...options } as const
}

/** Anything but one JSON value: of one content type, or of several by their examples. */
export function file(contentType: string | Readonly<Record<string, string>>, description: string, example?: string) {
  const examples = typeof contentType === 'string' ? { [contentType]: example } : contentType
  return { kind: 'file', status: 200, description, examples } as const
}

/**
 * Sends a browser on, where the handler says. Whoever is sent around by links sees no problem document: they are sent where `onError`
 * says, which is the place to say it in words.
 */
export function redirect(description: string, onError: (error: AppError) => string) {
  return { kind: 'redirect', status: 302, description, onError } as const
}

type Answer<Response extends ResponseShape> = Response extends { kind: 'json'; schema: infer Schema extends z.ZodType }
  ? z.input<Schema>
  : Response extends { kind: 'empty' }
    ? // biome-ignore lint/suspicious/noConfusingVoidType: it is what a handler without an answer returns
      void
    : Response extends { kind: 'redirect' }
      ? string
      : globalThis.Response

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

export interface OperationContext<Params, Query, Body, Who extends Actor | null> {
  params: Params
  query: Query
  body: Body
  /** Who is asking; null only where the scope is `public`. */
  actor: Who
  requestId: string
  /** Aborted when the caller goes away and, where the answer takes long, within two seconds once their session or token ends. */
  signal: AbortSignal
  /** The request as it came: for uploads, whose body is read as a stream, and for headers. */
  request: Request
  /** The caller's address, as far as it can be known. */
  address: string
  /** Headers to add to the answer. */
  responseHeaders: Headers
  /** The caller's Idempotency-Key, for what can pass it on; the frame itself sees to it that nothing is done twice within a day. */
  idempotencyKey: string | null
  /** Says what the audit log keeps of a change besides its target; never a secret. */
  changed: (what: Partial<AuditedChange>) => void
  /** Says that the change is made while its answer is read: its outcome is then how this promise ends. */
  goesOnUntil: (ended: Promise<void>) => void
}

/** What something was like before and is after, as the audit log shows it. */
export interface AuditedChange {
  before: object | null
  after: object | null
}

export interface Deprecation {
  since: `${number}-${number}-${number}`
  sunset: `${number}-${number}-${number}`
}

interface Common<
  OperationScope extends Scope,
  Params extends ObjectSchema | undefined,
  Query extends ObjectSchema | undefined,
  Body extends z.ZodType | undefined,
  Response extends ResponseShape,
> {
  path: `/${string}`
  /** Verb and object, as a person would say it; the title in the docs. */
  summary: string
  /** Since when it is deprecated and from when it may be gone, as dates: its answers say so, and the document. */
  deprecated?: Deprecation
  /** What the summary leaves open, in Markdown: links, `code` and paragraphs. */
  description?: string
  tag: string
  scope: OperationScope
  request?: { params?: Params; query?: Query; body?: Body; upload?: string }
  response: Response
  /** The codes that the handler throws; those of the frame itself are added. */
  errors: readonly ErrorCode[]
  /** Whether it stays open to someone who still has to choose a password. */
  allowsPasswordChange?: boolean
  handler: (
    context: OperationContext<
      Parsed<Params>,
      Parsed<Query>,
      Parsed<Body>,
      OperationScope extends 'public' ? Actor | null : Actor
    >,
  ) => Promise<Answer<Response>> | Answer<Response>
}

interface Audited<Params, Body> {
  action: string
  target: (input: { params: Params; body: Body }) => string
}

/** A read; where a browser is sent back by another site and something comes of it, that is written down like a change. */
interface ReadMethod<Params, Body> {
  method: 'get'
  audit?: Audited<Params, Body>
}

/** A question whose words fit no address. It changes nothing, and so leaves no trace. */
interface QuestionMethod {
  method: 'post'
  audit: null
}

/** A change: it says under which action, and on what, the audit log records it. */
interface ChangeMethod<Params, Body> {
  method: 'post' | 'put' | 'patch' | 'delete'
  audit: Audited<Params, Body>
}

/** An operation with its types forgotten, as the router takes it. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  path: `/${string}`
  summary: string
  deprecated?: Deprecation
  description?: string
  tag: string
  scope: Scope
  request: { params?: ObjectSchema; query?: ObjectSchema; body?: z.ZodType; upload?: string }
  response: ResponseShape
  errors: readonly ErrorCode[]
  allowsPasswordChange: boolean
  audit: Audited<unknown, unknown> | null
  handler: (context: OperationContext<unknown, unknown, unknown, Actor | null>) => unknown
}

/**
 * Defines one operation of `/api/v1`, once: from this come validation, the scope check, the audit row, the OpenAPI
 * document and the typed client. Without a scope, or without `audit` on a change, it does not compile.
 */
export function defineOperation<
  OperationScope extends Scope,
  Response extends ResponseShape,
  Params extends ObjectSchema | undefined = undefined,
  Query extends ObjectSchema | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  definition: Common<OperationScope, Params, Query, Body, Response> &
    (ReadMethod<Parsed<Params>, Parsed<Body>> | QuestionMethod | ChangeMethod<Parsed<Params>, Parsed<Body>>),
): Operation {
  return {
    request: {},
    allowsPasswordChange: false,
    audit: null,
    ...(definition as unknown as Partial<Operation> & Omit<Operation, 'request' | 'allowsPasswordChange' | 'audit'>),
  }
}
