import { setTimeout as sleep } from 'node:timers/promises'
import type { Live } from '@/lib/contracts/base'
import { errorCodes } from '@/lib/errors'
import type { SharedPoll } from '@/lib/server/live'

/** As long as a page may wait for one of its sources, in milliseconds. */
const patienceMs = 5_000

/** The value of a poll, or what was last known of it where it takes long: others tell their part meanwhile, and the next who looks sees it. */
export async function readSoon<Data>(poll: SharedPoll<Data>, waitMs = patienceMs): Promise<Live<Data>> {
  const isRead = new AbortController()
  const late = sleep(waitMs, undefined, { signal: isRead.signal }).then(
    () => lastOf(poll),
    () => null,
  )
  const value = await Promise.race([poll.read(), late])
  isRead.abort()
  return value ?? lastOf(poll)
}

function lastOf<Data>(poll: SharedPoll<Data>): Live<Data> {
  let last: Live<Data> = { data: null, at: null, periodMs: 0, error: null }
  poll.subscribe((value) => {
    last = value
  })()
  return { ...last, error: last.error ?? { code: 'upstream_timeout', title: errorCodes.upstream_timeout.title } }
}
