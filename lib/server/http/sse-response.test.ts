import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AccessEnded } from '../auth'
import { logger } from '../logger'
import { endStreams, type SseOptions, sseResponse } from './sse-response'

async function readAll(response: Response): Promise<string> {
  return response.text()
}

describe('sseResponse', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  it('sends events with their ids, and stops its source at the end', async () => {
    const stop = vi.fn()
    const response = sseResponse({
      signal: new AbortController().signal,
      actor: null,
      start: ({ send, end }) => {
        send({ id: '7', event: 'line', data: { text: 'two\nlines' } })
        setTimeout(end, 10)
        return stop
      },
    })
    const text = readAll(response)
    await vi.advanceTimersByTimeAsync(20)
    expect(await text).toContain('id: 7\nevent: line\ndata: {"text":"two\\nlines"}\n\n')
    expect(stop).toHaveBeenCalledTimes(1)
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  })

  it('beats every 15 s', async () => {
    const controller = new AbortController()
    const text = readAll(sseResponse({ signal: controller.signal, actor: null, start: () => () => {} }))
    await vi.advanceTimersByTimeAsync(46_000)
    controller.abort()
    expect((await text).match(/: heartbeat/g)).toHaveLength(3)
  })

  it('ends with the session', async () => {
    const stop = vi.fn()
    const access = new AbortController()
    const text = readAll(sseResponse({ signal: access.signal, actor: null, start: () => stop }))
    await vi.advanceTimersByTimeAsync(1_000)
    access.abort(new AccessEnded())
    expect(await text).toContain('event: session-ended')
    expect(stop).toHaveBeenCalledTimes(1)
  })

  it('stops its source when the browser goes away', async () => {
    const controller = new AbortController()
    const stop = vi.fn()
    const response = sseResponse({
      signal: controller.signal,
      actor: null,
      start: () => stop,
    })
    await response.body?.cancel()
    expect(stop).toHaveBeenCalledTimes(1)
    controller.abort()
    expect(stop).toHaveBeenCalledTimes(1)
  })

  it('tells a fast source to wait for a slow browser', async () => {
    let wasFull = false
    let resumed = false
    const response = sseResponse({
      signal: new AbortController().signal,
      actor: null,
      start: async ({ send, drained, end }) => {
        void (async () => {
          for (let sent = 0; sent < 100; sent++) {
            if (send({ data: 'x'.repeat(10_000) })) continue
            wasFull = true
            await drained()
            resumed = true
          }
          end()
        })()
        return () => {}
      },
    })
    const text = await readAll(response)
    expect(wasFull && resumed).toBe(true)
    expect(text.match(/^data: /gm)).toHaveLength(100)
  })

  it('wakes all that wait for one slow browser', async () => {
    const resumed: number[] = []
    const response = sseResponse({
      signal: new AbortController().signal,
      actor: null,
      start: ({ send, drained, end }) => {
        send({ data: 'x'.repeat(300_000) })
        void Promise.all([1, 2, 3].map((each) => drained().then(() => resumed.push(each)))).then(end)
        return () => {}
      },
    })
    await readAll(response)
    expect(resumed).toEqual([1, 2, 3])
  })

  it('lets a browser go that reads nothing for a minute, and not one that is merely slow', async () => {
    let isOver = false
    const stop = vi.fn(() => {
      isOver = true
    })
    const response = sseResponse({
      signal: new AbortController().signal,
      actor: null,
      start: ({ send, drained }) => {
        void (async () => {
          while (!isOver) if (!send({ data: 'x'.repeat(300_000) })) await drained()
        })()
        return stop
      },
    })
    const reader = response.body?.getReader()
    for (let read = 0; read < 5; read++) {
      await vi.advanceTimersByTimeAsync(50_000)
      // Between two events there are heartbeats.
      while (((await reader?.read())?.value?.byteLength ?? 0) < 300_000);
    }
    expect(stop).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(61_000)
    expect(stop).toHaveBeenCalledTimes(1)
    await expect(reader?.read()).rejects.toThrow('stalled')
  })

  it('follows no more than so much for one at a time, and counts what has ended no more, however it ended', async () => {
    const failure = vi.spyOn(logger, 'error').mockImplementation(() => {})
    const open = (actor: { id: string } | null, sources: number, options: Partial<SseOptions> = {}) =>
      sseResponse({
        signal: new AbortController().signal,
        start: () => () => {},
        ...options,
        actor,
        sources,
      })
    const full = expect.objectContaining({ code: 'rate_limited', retryAfterMs: expect.any(Number) })
    const all = 100
    const expectAllFree = async () => {
      const whole = open({ id: 'one' }, all)
      expect(() => open({ id: 'one' }, 1)).toThrow(full)
      open({ id: 'two' }, 1)
      await whole.body?.cancel()
    }
    await expectAllFree()

    const request = new AbortController()
    open({ id: 'one' }, all, { signal: request.signal })
    request.abort()
    await expectAllFree()

    const gone = new AbortController()
    gone.abort()
    open({ id: 'one' }, all, { signal: gone.signal })
    await expectAllFree()

    const access = new AbortController()
    open({ id: 'one' }, all, { signal: access.signal })
    access.abort(new AccessEnded())
    await expectAllFree()

    open({ id: 'one' }, all, {
      start: ({ end }) => {
        setTimeout(end, 10)
        return () => {}
      },
    })
    await vi.advanceTimersByTimeAsync(20)
    await expectAllFree()

    open({ id: 'one' }, all, { start: () => Promise.reject(new Error('no source')) })
    await vi.advanceTimersByTimeAsync(20)
    expect(failure).toHaveBeenCalledTimes(1)
    await expectAllFree()

    open({ id: 'one' }, all, {
      start: ({ send, drained }) => {
        send({ data: 'x'.repeat(300_000) })
        void drained()
        return () => {}
      },
    })
    await vi.advanceTimersByTimeAsync(61_000)
    await expectAllFree()

    open({ id: 'one' }, all)
    endStreams()
    await expectAllFree()
  })
})
