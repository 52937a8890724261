import type { ErrorCode, Problem } from '@/lib/errors'

/** What each group of operations is for, in the order in which the documentation shows them. */
export const tagDescriptions: Readonly<Record<string, string>> = {
  Services: 'The containers of the stack: their state, their logs, and starting, stopping and restarting them.',
  Pipelines: 'The DAGs of Airflow, their runs, and the logs of their tasks.',
  Ingestion:
    'Files that become tables: the pipelines that are declared for them, what became of each file and row, and uploads.',
  Tables: 'The Iceberg tables: schemas, snapshots, rows, statements, and files for the pipelines to load.',
  Operations: 'Work that goes on after the request that asked for it: what was started, how far it is, how it ended.',
  Live: 'Several event streams over one connection.',
  Account: 'Signing in and out, and what a person keeps for themselves.',
  Tokens: 'How programs are let in: each token has a name, a scope and an end.',
  People: 'Who may use this lakehouse: people, their roles, and invitations.',
  Audit: 'What was changed or refused: by whom, from where, with what outcome.',
  Webhooks: 'Telling other systems what has happened, signed and with retries.',
}

export const sessionDescription =
  'The cookie that signing in sets; `__Secure-lakehouse.session_token` where the console is reached over TLS. A change is refused when the `Origin` of its request is another site.'

export const tokenDescription =
  'A token of a person, `lh_…`, or `CONSOLE_CLI_TOKEN` of the host’s settings. It may do what its scope allows and its owner’s role: `read`, `operate` or `admin`, each with all that the one before allows. Where `x-scope` is `self`, no token is let in.'

export const headers = {
  RequestId: {
    description: 'By which the console’s log finds this request; problems carry it too.',
    required: true,
    schema: { type: 'string', format: 'uuid', examples: ['3c0de4a8-92f1-4a55-b6a2-0a1f2f7f5d10'] },
  },
  RateLimitLimit: {
    description: 'How many requests this caller has in a minute.',
    schema: { type: 'integer', minimum: 0, examples: [600] },
  },
  RateLimitRemaining: {
    description: 'How many are left in this one.',
    schema: { type: 'integer', minimum: 0, examples: [597] },
  },
  RateLimitReset: {
    description: 'In how many seconds the next minute begins.',
    schema: { type: 'integer', minimum: 0, examples: [41] },
  },
  Location: {
    description: 'Where the browser goes on.',
    required: true,
    schema: { type: 'string', examples: ['/'] },
  },
  RetryAfter: {
    description: 'How many seconds to wait; in milliseconds it is the problem’s `retryAfterMs`.',
    schema: { type: 'integer', minimum: 0, examples: [41] },
  },
  ETag: {
    description: 'The version that this is: what `If-Match` takes.',
    schema: { type: 'string', examples: ['"3"'] },
  },
  IdempotencyReplayed: {
    description: '`true` when the request came before with the same `Idempotency-Key`: this is the answer of then.',
    schema: { type: 'string', enum: ['true'] },
  },
  Authenticate: {
    description: 'How to be let in.',
    schema: { type: 'string', enum: ['Bearer'] },
  },
} as const

export const idempotencyKeyDescription =
  'A new value, such as a UUID, for each thing that is asked for. The same request with the same key within a day gets the same answer, and nothing is done twice.'

export const ifMatchDescription =
  'The `ETag` of the version that you have seen: nothing is changed when somebody else has changed it meanwhile. Without it, or with `*`, it is changed in any case.'

export const lastEventIdDescription =
  'The id of the event that was read last; a browser sends it by itself when it connects again. A log goes on from there. Other streams begin with the newest value in any case.'

/** What the problem says besides its code, in a case that is like life. */
export const problemExamples: Readonly<
  Partial<Record<ErrorCode, Pick<Problem, 'detail' | 'field' | 'upstream' | 'retryAfterMs'>>>
> = {
  invalid_request: { detail: 'Unknown field “colour”.', field: 'colour' },
  unauthenticated: { detail: 'The token is not valid, or not any more.' },
  wrong_credentials: { detail: 'Check the email and the password.' },
  password_change_required: { detail: 'The password was given to you. Choose one that only you know.' },
  forbidden: { detail: 'This needs the scope “operate”.' },
  service_protected: { detail: 'console-db is what the console stands on. Use ./lakehouse restart console-db.' },
  not_found: { detail: 'There is none of this name.' },
  conflict: { detail: 'It is not in a state that allows this. Read it again.' },
  precondition_failed: { detail: 'It was changed at version 4. Read it again, then decide.' },
  payload_too_large: { detail: 'A body may have at most 1 MiB.' },
  query_failed: { detail: 'line 1:15: Table ‘iceberg.lakehouse.sale’ does not exist', upstream: 'trino' },
  rate_limited: { detail: 'At most 600 requests a minute. Wait 41 s, then go on.', retryAfterMs: 40_650 },
  internal: { detail: 'The cause is in the console’s log under this request id.' },
  upstream_error: { detail: 'Airflow answered with an error.', upstream: 'airflow' },
  upstream_unavailable: { detail: 'The console’s database cannot be reached.', upstream: 'console-db' },
  upstream_timeout: { detail: 'Trino did not answer within 10 s.', upstream: 'trino' },
}
