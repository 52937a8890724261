import type { SharedPoll } from '../live'
import { type SseOptions, sseResponse } from './sse-response'

/** Streams a shared poll's values: each is whole, so a browser that comes back needs only the last. */
export function pollResponse<Data>(
  poll: SharedPoll<Data>,
  { signal, stillAllowed }: Pick<SseOptions, 'signal' | 'stillAllowed'>,
): Response {
  return sseResponse({
    signal,
    stillAllowed,
    start: ({ send }) =>
      poll.subscribe((value) => send(value.at === null ? { data: value } : { id: value.at, data: value })),
  })
}
