'use client'

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { ServiceLogGap, ServiceLogLine } from '@/lib/contracts/services'
import { type LogCriteria, LogStore, type LogView, maxLogLines } from './log-store'

export interface LogConnection {
  state: 'connecting' | 'open' | 'lost' | 'ended'
  /** Why it was lost, where the console told. */
  detail: string | null
}

/** From when to when; without an end it is followed. */
export interface LogRange {
  since: string | null
  until: string | null
}

interface ServiceLogResult extends LogView {
  store: LogStore
  connection: LogConnection
}

function watchVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}

const isVisibleNow = () => document.visibilityState === 'visible'

/** The address of the stream. What is missed while it is away comes first, at most as much as is kept. */
function streamAddress(name: string, { since, until }: LogRange, after: string): string {
  const query = new URLSearchParams()
  if (since !== null) query.set('since', since)
  if (until !== null) query.set('until', until)
  if (after !== '') query.set('after', after)
  if (until === null && (since !== null || after !== '')) query.set('tail', String(maxLogLines))
  return `/api/v1/services/${encodeURIComponent(name)}/logs/events?${query}`
}

/** A service's log as it is written. Paused, or in a tab that nobody sees, it reads nothing, and later goes on where it was. */
export function useServiceLog(
  name: string,
  { since, until }: LogRange,
  criteria: LogCriteria,
  isPaused: boolean,
): ServiceLogResult {
  const [store] = useState(() => new LogStore())
  const [connection, setConnection] = useState<LogConnection>({ state: 'connecting', detail: null })
  const view = useSyncExternalStore(store.subscribe, store.read, store.read)
  const isVisible = useSyncExternalStore(watchVisibility, isVisibleNow, () => true)
  const range = `${name} ${since} ${until}`
  const reached = useRef({ range, id: '' })

  useEffect(() => store.setCriteria(criteria), [store, criteria])
  useEffect(() => () => store.dispose(), [store])

  useEffect(() => {
    if (reached.current.range !== range) {
      reached.current = { range, id: '' }
      store.clear()
    }
    if (isPaused || !isVisible) return
    let source: EventSource | undefined
    let retryTimer: number | undefined
    let detail: string | null = null

    const open = () => {
      source = new EventSource(streamAddress(name, { since, until }, reached.current.id))
      source.onopen = () => {
        detail = null
        setConnection({ state: 'open', detail: null })
      }
      source.onmessage = (event: MessageEvent<string>) => {
        reached.current.id = event.lastEventId
        store.append(JSON.parse(event.data) as ServiceLogLine[])
      }
      source.addEventListener('gap', (event: MessageEvent<string>) => {
        store.appendGap((JSON.parse(event.data) as ServiceLogGap).after)
      })
      source.addEventListener('failed', (event: MessageEvent<string>) => {
        detail = (JSON.parse(event.data) as { detail?: string }).detail ?? null
      })
      source.addEventListener('end', () => {
        source?.close()
        setConnection({ state: 'ended', detail: null })
      })
      source.addEventListener('session-ended', () => {
        source?.close()
        window.location.assign(`/sign-in?next=${encodeURIComponent(window.location.pathname + window.location.search)}`)
      })
      source.onerror = () => {
        setConnection({ state: 'lost', detail })
        // After an answer that is no stream, such as 503, the browser gives up by itself.
        if (source?.readyState !== EventSource.CLOSED) return
        retryTimer = window.setTimeout(open, 3_000)
      }
    }
    open()
    return () => {
      window.clearTimeout(retryTimer)
      source?.close()
    }
  }, [store, name, since, until, range, isPaused, isVisible])

  return { ...view, store, connection }
}
