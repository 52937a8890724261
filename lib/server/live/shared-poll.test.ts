import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Live } from '@/lib/contracts/base'
import { AppError } from '@/lib/errors'
import { countPolls, createSharedPoll } from './shared-poll'

let next = 0
const key = () => `test-${next++}`

describe('createSharedPoll', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  it('reads its source once a period, however many look', async () => {
    const load = vi.fn(async () => 1)
    const poll = createSharedPoll({ key: key(), periodMs: 1_000, load })
    const leave = Array.from({ length: 50 }, () => poll.subscribe(() => {}))
    await vi.advanceTimersByTimeAsync(3_500)
    expect(load).toHaveBeenCalledTimes(4)
    for (const each of leave) each()
  })

  it('is one poll for one key', () => {
    const shared = key()
    const options = { key: shared, periodMs: 1_000, load: async () => 1 }
    expect(createSharedPoll(options)).toBe(createSharedPoll(options))
  })

  it('reads nothing before the first subscriber and nothing after the last', async () => {
    const load = vi.fn(async () => 1)
    const poll = createSharedPoll({ key: key(), periodMs: 1_000, load })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(load).not.toHaveBeenCalled()
    const leave = poll.subscribe(() => {})
    await vi.advanceTimersByTimeAsync(10)
    leave()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(load).toHaveBeenCalledTimes(1)
  })

  it('hands a late subscriber the last value at once', async () => {
    const poll = createSharedPoll({ key: key(), periodMs: 60_000, load: async () => 'value' })
    const leave = poll.subscribe(() => {})
    await vi.advanceTimersByTimeAsync(10)
    const seen: Live<string>[] = []
    poll.subscribe((value) => seen.push(value))()
    expect(seen.map((value) => value.data)).toEqual(['value'])
    leave()
  })

  it('keeps the last value with its age while the source fails, says why, and slows down', async () => {
    let fails = false
    const load = vi.fn(async () => {
      if (fails) throw new AppError('upstream_unavailable', { upstream: 'docker', detail: 'Docker is gone.' })
      return 'good'
    })
    const poll = createSharedPoll({ key: key(), periodMs: 1_000, load })
    const seen: Live<string>[] = []
    const leave = poll.subscribe((value) => seen.push(value))
    await vi.advanceTimersByTimeAsync(10)
    const goodAt = seen.at(-1)?.at
    fails = true
    await vi.advanceTimersByTimeAsync(60_000)
    expect(seen.at(-1)).toMatchObject({
      data: 'good',
      at: goodAt,
      error: { code: 'upstream_unavailable', detail: 'Docker is gone.' },
    })
    expect(load.mock.calls.length).toBeLessThan(10)
    fails = false
    await vi.advanceTimersByTimeAsync(31_000)
    expect(seen.at(-1)).toMatchObject({ data: 'good', error: null })
    leave()
  })

  it('answers many reads with one', async () => {
    const load = vi.fn(async () => 1)
    const poll = createSharedPoll({ key: key(), periodMs: 1_000, load })
    await Promise.all([poll.read(), poll.read(), poll.read()])
    await poll.read()
    expect(load).toHaveBeenCalledTimes(1)
  })

  it('reads again at once when something was changed, even while a read is under way', async () => {
    let value = 'before'
    const poll = createSharedPoll({
      key: key(),
      periodMs: 60_000,
      load: async () => {
        const read = value
        await new Promise((resolve) => setTimeout(resolve, 100))
        return read
      },
    })
    const seen: (string | null)[] = []
    const leave = poll.subscribe((live) => seen.push(live.data))
    await vi.advanceTimersByTimeAsync(50)
    value = 'after'
    poll.refresh()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(seen.at(-1)).toBe('after')
    leave()
  })

  it('does not take it for a failure that nobody waits any more', async () => {
    const poll = createSharedPoll({
      key: key(),
      periodMs: 1_000,
      load: (signal) =>
        new Promise<string>((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason))
          setTimeout(() => resolve('value'), 500)
        }),
    })
    poll.subscribe(() => {})()
    const leave = poll.subscribe(() => {})
    await vi.advanceTimersByTimeAsync(10)
    leave()
    await vi.advanceTimersByTimeAsync(10)
    const again: Live<string>[] = []
    const leaveAgain = poll.subscribe((value) => again.push(value))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(again.at(-1)).toMatchObject({ data: 'value', error: null })
    leaveAgain()
  })

  it('reads on for who waits for the value, though the last subscriber leaves, and anew where it was given up', async () => {
    const load = vi.fn(
      (signal: AbortSignal) =>
        new Promise<string>((resolve, reject) => {
          // As a client that needs a moment to notice.
          signal.addEventListener('abort', () => setTimeout(() => reject(signal.reason), 50))
          setTimeout(() => resolve('value'), 500)
        }),
    )
    const poll = createSharedPoll({ key: key(), periodMs: 1_000, load })
    const leave = poll.subscribe(() => {})
    await vi.advanceTimersByTimeAsync(10)
    const read = poll.read()
    leave()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await read).toMatchObject({ data: 'value', error: null })
    expect(load).toHaveBeenCalledTimes(1)

    await vi.advanceTimersByTimeAsync(10_000)
    const leaveAgain = poll.subscribe(() => {})
    await vi.advanceTimersByTimeAsync(10)
    leaveAgain()
    const before = Date.now()
    const late = poll.read()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(Date.parse((await late).at ?? '')).toBeGreaterThan(before)
    expect(load).toHaveBeenCalledTimes(3)
  })

  it('forgets what nobody has looked at for some minutes, and nothing else', async () => {
    const before = countPolls()
    const options = (name: string) => ({ key: name, periodMs: 60_000, load: async () => name })
    const [watched, left, read] = [key(), key(), key()]
    const leave = createSharedPoll(options(watched)).subscribe(() => {})
    createSharedPoll(options(left)).subscribe(() => {})()
    await createSharedPoll(options(read)).read()
    await vi.advanceTimersByTimeAsync(4 * 60_000)
    expect(countPolls()).toBe(before + 3)
    await vi.advanceTimersByTimeAsync(2 * 60_000)
    expect(countPolls()).toBe(before + 1)
    expect(await createSharedPoll(options(left)).read()).toMatchObject({ data: left })
    leave()
    await vi.advanceTimersByTimeAsync(6 * 60_000)
    expect(countPolls()).toBe(before)
  })

  it('keeps few values that nobody looks at, however many sources there are, and all that are looked at', async () => {
    const before = countPolls()
    const leave = Array.from({ length: 300 }, () =>
      createSharedPoll({ key: key(), periodMs: 60_000, load: async () => 1 }).subscribe(() => {}),
    )
    const last = { key: '', periodMs: 60_000, load: vi.fn(async () => 1) }
    for (let count = 0; count < 1_000; count++) {
      last.key = key()
      await createSharedPoll({ ...last }).read()
    }
    expect(countPolls()).toBeLessThanOrEqual(before + 300 + 200)
    await createSharedPoll({ ...last }).read()
    expect(last.load).toHaveBeenCalledTimes(1_000)
    for (const each of leave) each()
    await vi.advanceTimersByTimeAsync(6 * 60_000)
  })
})
