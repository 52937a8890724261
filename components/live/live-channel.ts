export type ConnectionState = 'connecting' | 'open' | 'lost'

interface LiveChannel {
  subscribe: (listener: (value: unknown) => void) => () => void
  connection: () => ConnectionState
  watchConnection: (listener: () => void) => () => void
}

const base = '/api/v1'
const channels = new Map<string, LiveChannel>()
/** Who listens to what, by the path of the stream within the API. */
const listeners = new Map<string, Set<(value: unknown) => void>>()
const watchers = new Set<() => void>()
let source: EventSource | null = null
let openedFor = ''
let state: ConnectionState = 'connecting'
let retryTimer: number | undefined
let isChanging = false

function become(next: ConnectionState): void {
  if (state === next) return
  state = next
  for (const watcher of watchers) watcher()
}

function close(): void {
  window.clearTimeout(retryTimer)
  source?.close()
  source = null
  openedFor = ''
}

/** All that this tab listens to, over one connection: a browser allows six to a server, for all of its windows together. */
function address(): string {
  const query = new URLSearchParams([...listeners.keys()].sort().map((path) => ['of', path]))
  return `${base}/events?${query}`
}

function open(): void {
  if (listeners.size === 0 || document.visibilityState === 'hidden') return
  openedFor = address()
  source = new EventSource(openedFor)
  source.onopen = () => become('open')
  source.onmessage = (event: MessageEvent<string>) => {
    become('open')
    const { of, value } = JSON.parse(event.data) as { of: string; value: unknown }
    for (const listener of listeners.get(of) ?? []) listener(value)
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

/** Connects anew when something else is listened to: once, however much changes at a time. */
function follow(): void {
  if (isChanging) return
  isChanging = true
  queueMicrotask(() => {
    isChanging = false
    if (listeners.size > 0 && openedFor === address()) return
    close()
    open()
  })
}

function followVisibility(): void {
  if (document.visibilityState === 'hidden') close()
  else if (!source) open()
}

function subscribe(path: string, listener: (value: unknown) => void): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', followVisibility)
  const ofPath = listeners.get(path) ?? new Set()
  listeners.set(path, ofPath.add(listener))
  follow()
  return () => {
    ofPath.delete(listener)
    if (ofPath.size === 0 && listeners.get(path) === ofPath) listeners.delete(path)
    if (listeners.size === 0) document.removeEventListener('visibilitychange', followVisibility)
    follow()
  }
}

/**
 * The values of one of the API's streams. All that a tab listens to comes over one connection, which it gives up while nobody sees it.
 *
 * @param url of the stream by itself, such as `/api/v1/services/events`.
 */
export function liveChannel(url: string): LiveChannel {
  const existing = channels.get(url)
  if (existing) return existing
  const path = url.startsWith(base) ? url.slice(base.length) : url
  const channel: LiveChannel = {
    subscribe: (listener) => subscribe(path, listener),
    connection: () => state,
    watchConnection(listener) {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
  }
  channels.set(url, channel)
  return channel
}
