/**
 * Every way in which a request to the console can fail. A code is part of the API: it is added, never changed.
 * `title` is what a person reads first; what happened in this case goes into the problem's `detail`.
 */
export const errorCodes = {
  invalid_request: { status: 400, title: 'The request is not valid' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  wrong_credentials: { status: 401, title: 'Wrong email or password' },
  wrong_code: { status: 401, title: 'Wrong code' },
  sign_in_refused: { status: 403, title: 'Nobody was signed in' },
  password_change_required: { status: 403, title: 'Choose a new password first' },
  forbidden: { status: 403, title: 'Not allowed' },
  origin_refused: { status: 403, title: 'The request came from another site' },
  service_protected: { status: 403, title: 'The console cannot do this to itself' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Not something to do here' },
  conflict: { status: 409, title: 'The thing is in another state' },
  precondition_failed: { status: 412, title: 'Someone else has changed it meanwhile' },
  payload_too_large: { status: 413, title: 'The request is too large' },
  idempotency_key_reused: { status: 422, title: 'The key belongs to another request' },
  query_failed: { status: 422, title: 'The query failed' },
  rate_limited: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'The console failed' },
  upstream_error: { status: 502, title: 'A service answered with an error' },
  upstream_unavailable: { status: 503, title: 'A service cannot be reached' },
  upstream_timeout: { status: 504, title: 'A service did not answer in time' },
} as const satisfies Record<string, { status: number; title: string }>

export type ErrorCode = keyof typeof errorCodes

/** The systems that the console stands on, as they are named in a problem's `upstream`. */
export const upstreams = [
  'docker',
  'trino',
  'airflow',
  's3',
  'catalog',
  'superset',
  'cdc',
  'console-db',
  'identity-provider',
] as const

export type Upstream = (typeof upstreams)[number]
