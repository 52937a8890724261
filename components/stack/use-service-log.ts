'use client'

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { ServiceLogLine } from '@/lib/contracts/services'
import { appendLines, type BufferedLine } from './log-buffer'

export type LogConnection = 'connecting' | 'open' | 'lost'

function watchVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}

const isVisibleNow = () => document.visibilityState === 'visible'

/** A service's log as it is written. Paused, or in a tab that nobody sees, it reads nothing, and later goes on where it was. */
export function useServiceLog(name: string, isPaused: boolean): { lines: BufferedLine[]; connection: LogConnection } {
  const [lines, setLines] = useState<BufferedLine[]>([])
  const [connection, setConnection] = useState<LogConnection>('connecting')
  const lastId = useRef('')
  const isVisible = useSyncExternalStore(watchVisibility, isVisibleNow, () => true)

  useEffect(() => {
    if (isPaused || !isVisible) return
    let source: EventSource | undefined
    let retryTimer: number | undefined
    let frame: number | undefined
    let waiting: ServiceLogLine[] = []

    const flush = () => {
      frame = undefined
      const fresh = waiting
      waiting = []
      setLines((kept) => appendLines(kept, fresh))
    }
    const open = () => {
      const since = lastId.current === '' ? '' : `&since=${encodeURIComponent(lastId.current)}`
      source = new EventSource(`/api/v1/services/${encodeURIComponent(name)}/logs/events?tail=1000${since}`)
      source.onopen = () => setConnection('open')
      source.onmessage = (event: MessageEvent<string>) => {
        lastId.current = event.lastEventId
        waiting.push(...(JSON.parse(event.data) as ServiceLogLine[]))
        frame ??= window.requestAnimationFrame(flush)
      }
      source.addEventListener('session-ended', () => {
        source?.close()
        window.location.assign(`/sign-in?next=${encodeURIComponent(window.location.pathname)}`)
      })
      source.onerror = () => {
        setConnection('lost')
        // After an answer that is no stream, such as 503, the browser gives up by itself.
        if (source?.readyState !== EventSource.CLOSED) return
        retryTimer = window.setTimeout(open, 3_000)
      }
    }
    open()
    return () => {
      window.clearTimeout(retryTimer)
      source?.close()
      if (frame === undefined) return
      window.cancelAnimationFrame(frame)
      flush()
    }
  }, [name, isPaused, isVisible])

  return { lines, connection }
}
