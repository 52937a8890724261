export type ConnectionState = 'connecting' | 'open' | 'lost'

interface LiveChannel {
  subscribe: (listener: (value: unknown) => void) => () => void
  connection: () => ConnectionState
  watchConnection: (listener: () => void) => () => void
}

const channels = new Map<string, LiveChannel>()

/**
 * One EventSource per address and tab. Browsers allow six connections to a server, so a tab that nobody sees gives its own up and
 * takes them again when it is looked at.
 */
export function liveChannel(url: string): LiveChannel {
  const existing = channels.get(url)
  if (existing) return existing
  const channel = createChannel(url)
  channels.set(url, channel)
  return channel
}

function createChannel(url: string): LiveChannel {
  const listeners = new Set<(value: unknown) => void>()
  const watchers = new Set<() => void>()
  let source: EventSource | null = null
  let state: ConnectionState = 'connecting'
  let retryTimer: number | undefined

  const become = (next: ConnectionState) => {
    if (state === next) return
    state = next
    for (const watcher of watchers) watcher()
  }

  const close = () => {
    window.clearTimeout(retryTimer)
    source?.close()
    source = null
  }

  const open = () => {
    if (source || listeners.size === 0 || document.visibilityState === 'hidden') return
    source = new EventSource(url)
    source.onopen = () => become('open')
    source.onmessage = (event: MessageEvent<string>) => {
      become('open')
      const value: unknown = JSON.parse(event.data)
      for (const listener of listeners) listener(value)
    }
    source.addEventListener('session-ended', () => {
      close()
      window.location.assign(`/sign-in?next=${encodeURIComponent(window.location.pathname + window.location.search)}`)
    })
    source.onerror = () => {
      become('lost')
      // After an answer that is no stream, such as 503, the browser gives up by itself.
      if (source?.readyState !== EventSource.CLOSED) return
      close()
      retryTimer = window.setTimeout(open, 3_000)
    }
  }

  const followVisibility = () => (document.visibilityState === 'hidden' ? close() : open())

  return {
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) {
        document.addEventListener('visibilitychange', followVisibility)
        open()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        document.removeEventListener('visibilitychange', followVisibility)
        close()
      }
    },
    connection: () => state,
    watchConnection(listener) {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
  }
}
