// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Live } from '@/lib/contracts/base'
import { useLive } from './use-live'

class FakeEventSource {
  static readonly CLOSED = 2
  static opened: FakeEventSource[] = []
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onerror: (() => void) | null = null
  readyState = 1
  readonly url: string

  constructor(url: string) {
    this.url = url
    FakeEventSource.opened.push(this)
  }

  addEventListener() {}

  close() {
    this.readyState = FakeEventSource.CLOSED
  }

  say(value: Live<number>, of = new URL(this.url, 'http://console').searchParams.get('of')) {
    this.onmessage?.({ data: JSON.stringify({ of, value }) })
  }
}

const living = () => FakeEventSource.opened.filter((source) => source.readyState !== FakeEventSource.CLOSED)
const value = (data: number, error: Live<number>['error'] = null): Live<number> => ({
  data,
  at: '2026-11-23T03:00:00.000Z',
  periodMs: 1_000,
  error,
})

let address = 0

function render(url: string, client = new QueryClient()) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const options = { queryKey: ['live', url], queryFn: async () => value(0) }
  return renderHook(() => useLive(options, url), { wrapper })
}

function look(state: 'visible' | 'hidden') {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}

/** What is listened to is connected once all that changes at a time has changed. */
const settle = () => act(() => vi.advanceTimersByTimeAsync(10))

describe('useLive', () => {
  let url: string

  beforeEach(() => {
    vi.useFakeTimers()
    FakeEventSource.opened = []
    vi.stubGlobal('EventSource', FakeEventSource)
    url = `/events/${address++}`
  })

  afterEach(() => {
    cleanup()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('shows the first answer, then what the stream says', async () => {
    const { result } = render(url)
    expect(result.current.isPending).toBe(true)
    await act(() => vi.advanceTimersByTimeAsync(10))
    expect(result.current.data).toBe(0)
    act(() => living()[0]?.say(value(7)))
    expect(result.current).toMatchObject({ data: 7, isStale: false, error: null })
  })

  it('shares one connection between all who look, at whatever they look, and closes it with the last', async () => {
    const client = new QueryClient()
    const first = render(url, client)
    const second = render(url, client)
    const third = render(`${url}/other`, client)
    await settle()
    expect(
      FakeEventSource.opened.map((source) => new URL(source.url, 'http://console').searchParams.getAll('of')),
    ).toEqual([[url, `${url}/other`]])
    act(() => {
      living()[0]?.say(value(7), url)
      living()[0]?.say(value(8), `${url}/other`)
    })
    await settle()
    expect([first, second, third].map(({ result }) => result.current.data)).toEqual([7, 7, 8])
    first.unmount()
    await settle()
    expect(FakeEventSource.opened, 'someone else still looks at it').toHaveLength(1)
    third.unmount()
    await settle()
    expect(living().map((source) => new URL(source.url, 'http://console').searchParams.getAll('of'))).toEqual([[url]])
    second.unmount()
    await settle()
    expect(living()).toHaveLength(0)
  })

  it('gives its connection up while nobody sees the tab', async () => {
    render(url)
    await settle()
    expect(living()).toHaveLength(1)
    act(() => look('hidden'))
    expect(living()).toHaveLength(0)
    act(() => look('visible'))
    expect(living()).toHaveLength(1)
  })

  it('keeps the last value and calls it stale when its source fails', async () => {
    const { result } = render(url)
    await settle()
    act(() => living()[0]?.say(value(7, { code: 'upstream_unavailable', title: 'Gone' })))
    await act(() => vi.advanceTimersByTimeAsync(10))
    expect(result.current).toMatchObject({ data: 7, isStale: true, error: { title: 'Gone' } })
  })

  it('gives what an earlier visit left time to be renewed, and calls it stale when it is not', async () => {
    const client = new QueryClient()
    const earlier = render(url, client)
    await settle()
    act(() => living()[0]?.say(value(7)))
    earlier.unmount()
    await act(() => vi.advanceTimersByTimeAsync(60_000))
    const { result } = render(url, client)
    expect(result.current).toMatchObject({ data: 7, isStale: false })
    await act(() => vi.advanceTimersByTimeAsync(5_000))
    expect(result.current).toMatchObject({ data: 7, isStale: true })
  })

  it('says that the connection is lost once the value is late, and comes back by itself', async () => {
    const { result } = render(url)
    await act(() => vi.advanceTimersByTimeAsync(10))
    const source = living()[0]
    act(() => {
      source?.close()
      source?.onerror?.()
    })
    expect(result.current.error).toBeNull()
    await act(() => vi.advanceTimersByTimeAsync(6_000))
    expect(result.current).toMatchObject({ data: 0, isStale: true, error: { code: 'connection_lost' } })
    act(() => {
      living()[0]?.onopen?.()
      living()[0]?.say(value(8))
    })
    await act(() => vi.advanceTimersByTimeAsync(10))
    expect(result.current).toMatchObject({ data: 8, isStale: false, error: null })
  })
})
