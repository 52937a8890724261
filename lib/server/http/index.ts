export { type AuditLog, createApi } from './create-api'
export {
  defineOperation,
  empty,
  events,
  file,
  json,
  type Operation,
  type OperationContext,
  redirect,
} from './define-operation'
export type { JsonSchema } from './example-of'
export { failedEvent } from './failed-event'
export { type PollSource, pollResponse, pollsResponse } from './poll-response'
export { readIfMatch } from './read-if-match'
export { endStreams, type SseEvent, type SseOptions, sseResponse } from './sse-response'
export { streamResponse } from './stream-response'
