export { type AuditLog, createApi } from './create-api'
export { defineOperation, empty, events, file, json, type Operation, type OperationContext } from './define-operation'
export { pollResponse } from './poll-response'
export { endStreams, type SseEvent, type SseOptions, sseResponse } from './sse-response'
