import type { Live } from '@/lib/contracts/base'
import type { SharedPoll } from '../live'
import { type SseEvent, type SseOptions, sseResponse } from './sse-response'

type Connection = Pick<SseOptions, 'signal' | 'actor'>
type Stream = Parameters<SseOptions['start']>[0]

/** A shared poll whose values are only handed on. */
export type PollSource = Pick<SharedPoll<unknown>, 'subscribe'>

/** Streams a shared poll's values. Each is whole, so a browser that was away, or that reads slowly, needs only the last. */
export function pollResponse<Data>(poll: SharedPoll<Data>, { signal, actor }: Connection): Response {
  return sseResponse({
    signal,
    actor,
    start: (stream) =>
      sendAll(poll, stream, (value) => (value.at === null ? { data: value } : { id: value.at, data: value })),
  })
}

/** Streams the values of several polls over one connection, each under its name. */
export function pollsResponse(polls: ReadonlyMap<string, PollSource>, { signal, actor }: Connection): Response {
  return sseResponse({
    signal,
    actor,
    sources: polls.size,
    start: (stream) => {
      const leave = [...polls].map(([of, poll]) => sendAll(poll, stream, (value) => ({ data: { of, value } })))
      return () => {
        for (const each of leave) each()
      }
    },
  })
}

function sendAll<Data>(
  poll: Pick<SharedPoll<Data>, 'subscribe'>,
  { send, drained }: Stream,
  toEvent: (value: Live<Data>) => SseEvent,
): () => void {
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
}
