import type { Live } from '@/lib/contracts/base'
import type { SharedPoll } from '../live'
import { type SseEvent, type SseOptions, sseResponse } from './sse-response'

/** Streams a shared poll's values. Each is whole, so a browser that was away, or that reads slowly, needs only the last. */
export function pollResponse<Data>(
  poll: SharedPoll<Data>,
  { signal, stillAllowed }: Pick<SseOptions, 'signal' | 'stillAllowed'>,
): Response {
  return sseResponse({
    signal,
    stillAllowed,
    start: ({ send, drained }) => {
      let latest: Live<Data>
      let isFull = false
      return poll.subscribe((value) => {
        latest = value
        if (isFull || send(toEvent(value))) return
        isFull = true
        void drained().then(() => {
          isFull = false
          if (latest !== value) send(toEvent(latest))
        })
      })
    },
  })
}

function toEvent<Data>(value: Live<Data>): SseEvent {
  return value.at === null ? { data: value } : { id: value.at, data: value }
}
