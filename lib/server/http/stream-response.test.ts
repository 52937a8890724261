import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type StreamOptions, streamResponse } from './stream-response'

const headers = { 'content-type': 'text/plain' }

/** Opens a source of a few chunks, and notes what becomes of it. */
function source(count: number) {
  const noted = { made: 0, isClosed: false, signal: undefined as AbortSignal | undefined }
  const open: StreamOptions['open'] = async (signal) => {
    noted.signal = signal
    return (async function* () {
      try {
        for (; noted.made < count; noted.made++) yield new TextEncoder().encode(`${noted.made} `)
      } finally {
        noted.isClosed = true
      }
    })()
  }
  return { noted, open }
}

describe('streamResponse', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  it('is all of its source, made no faster than it is read', async () => {
    const { noted, open } = source(5)
    const response = await streamResponse({ signal: new AbortController().signal, headers, open })
    await vi.advanceTimersByTimeAsync(1_000)
    expect(noted.made).toBeLessThan(2)
    expect(await response.text()).toBe('0 1 2 3 4 ')
    expect([noted.isClosed, noted.signal?.aborted]).toEqual([true, true])
    await vi.advanceTimersByTimeAsync(61_000)
  })

  it('lets a reader go that takes nothing for a minute, and its source, and not one that is merely slow', async () => {
    const { noted, open } = source(100)
    const response = await streamResponse({ signal: new AbortController().signal, headers, open })
    const reader = response.body?.getReader()
    for (let read = 0; read < 5; read++) {
      await vi.advanceTimersByTimeAsync(50_000)
      expect((await reader?.read())?.done).toBe(false)
    }
    expect([noted.isClosed, noted.signal?.aborted]).toEqual([false, false])
    await vi.advanceTimersByTimeAsync(61_000)
    expect([noted.isClosed, noted.signal?.aborted]).toEqual([true, true])
    await expect(reader?.read()).rejects.toThrow('stalled')
  })

  it('does not let a reader go that waits for a slow source', async () => {
    const response = await streamResponse({
      signal: new AbortController().signal,
      headers,
      open: async () =>
        (async function* () {
          await new Promise((resolve) => setTimeout(resolve, 200_000))
          yield new TextEncoder().encode('late')
        })(),
    })
    const text = response.text()
    await vi.advanceTimersByTimeAsync(201_000)
    expect(await text).toBe('late')
  })

  it('lets its source go with the reader', async () => {
    const { noted, open } = source(100)
    const response = await streamResponse({ signal: new AbortController().signal, headers, open })
    await response.body?.cancel()
    expect([noted.signal?.aborted]).toEqual([true])
  })

  it('breaks when its source fails, and when it ends because the request has', async () => {
    const failing = await streamResponse({
      signal: new AbortController().signal,
      headers,
      open: async () =>
        (async function* () {
          yield new TextEncoder().encode('part')
          throw new Error('the engine has gone')
        })(),
    })
    await expect(failing.text()).rejects.toThrow('the engine has gone')
    const request = new AbortController()
    const { open } = source(1)
    const cut = await streamResponse({ signal: request.signal, headers, open })
    await vi.advanceTimersByTimeAsync(10)
    request.abort()
    await expect(cut.text()).rejects.toThrow('aborted')
  })
})
