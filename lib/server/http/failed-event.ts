import { toProblem } from '@/lib/errors'
import { toAppError } from '../errors'
import { logger } from '../logger'
import type { SseEvent } from './sse-response'

/**
 * The last event of a stream that fails once it has begun: what a problem would say. The frame has answered long before, so what nobody
 * foresaw is noted here.
 */
export function failedEvent(error: unknown, requestId: string): SseEvent {
  const known = toAppError(error)
  const { code, title, detail } = toProblem(known, requestId)
  if (code === 'internal') logger.error({ err: known.cause ?? known, requestId, code }, 'a stream has failed')
  return { event: 'failed', data: { code, title, detail, requestId } }
}
