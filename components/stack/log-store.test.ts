import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findByKey, LogStore, levelOf, maxLogCharacters, maxLogLines } from './log-store'

const line = (text: string, stream: 'stdout' | 'stderr' = 'stdout') => ({
  at: '2026-11-23T05:49:01.123456789Z',
  stream,
  text,
})
const criteria = { search: '', level: 'quiet', onlyHits: false } as const

describe('a log in the browser', () => {
  let store: LogStore
  const texts = () => store.read().shown.map(({ text }) => text)
  const append = (...lines: ReturnType<typeof line>[]) => {
    store.append(lines)
    vi.advanceTimersByTime(100)
  }

  beforeEach(() => {
    vi.useFakeTimers()
    store = new LogStore()
  })

  afterEach(() => {
    store.dispose()
    vi.useRealTimers()
  })

  it('keeps the newest lines, each under its own key, and no more than it may', () => {
    store.setCriteria({ ...criteria, search: '9' })
    append(line('one 9'), line('two'))
    append(...Array.from({ length: maxLogLines }, (_, index) => line(`${index}`)))
    const { shown, hits, kept } = store.read()
    expect([shown.length, kept]).toEqual([maxLogLines, maxLogLines])
    expect(shown[0]).toMatchObject({ key: 2, text: '0' })
    expect(shown.at(-1)?.key).toBe(maxLogLines + 1)
    expect(hits[0]).toBe(11)
    expect(hits).toHaveLength(shown.filter(({ text }) => text.includes('9')).length)
  })

  it('keeps no more characters than it may, of lines as long as they can be', () => {
    store.setCriteria({ ...criteria, search: 'x' })
    const long = 'x'.repeat(65_536)
    const fits = Math.floor(maxLogCharacters / long.length)
    append(...Array.from({ length: fits }, () => line(long)))
    expect(store.read()).toMatchObject({ kept: fits, isTrimmed: false })
    append(line(long), line(long))
    const { shown, hits, kept, isTrimmed } = store.read()
    expect({ shown: shown.length, hits: hits.length, kept, isTrimmed }).toEqual({
      shown: fits,
      hits: fits,
      kept: fits,
      isTrimmed: true,
    })
    expect([shown[0]?.key, hits[0], shown.at(-1)?.key]).toEqual([2, 2, fits + 1])
    store.clear()
    append(...Array.from({ length: fits }, () => line(long)))
    expect(store.read()).toMatchObject({ kept: fits, isTrimmed: false })
  })

  it('renews its view once, however many lines come', () => {
    const renewed = vi.fn()
    store.subscribe(renewed)
    for (let index = 0; index < 100; index++) store.append([line(`${index}`)])
    expect(renewed).not.toHaveBeenCalled()
    vi.advanceTimersByTime(100)
    expect(renewed).toHaveBeenCalledTimes(1)
    expect(store.read().shown).toHaveLength(100)
  })

  it('finds text in any case and as it is written, in what is there and in what comes', () => {
    append(line('Query FINISHED (1.0)'), line('started'))
    store.setCriteria({ ...criteria, search: 'finished (1.' })
    append(line('finished (1x)'), line('finished (1.1)'))
    expect(store.read().hits).toEqual([0, 3])
    expect(texts()).toHaveLength(4)
    store.setCriteria({ ...criteria, search: 'finished (1.', onlyHits: true })
    append(line('other'))
    expect(texts()).toEqual(['Query FINISHED (1.0)', 'finished (1.1)'])
    store.setCriteria(criteria)
    expect(texts()).toHaveLength(5)
  })

  it('shows only what is loud enough, with the stack trace that belongs to it', () => {
    append(
      line('INFO fine'),
      line('ERROR it broke'),
      line('quiet', 'stderr'),
      line('\tat io.trino.Server.main(Server.java:1)'),
      line('Caused by: java.io.IOException'),
      line('WARN careful'),
    )
    store.setCriteria({ ...criteria, level: 'failing' })
    expect(texts()).toEqual([
      'ERROR it broke',
      '\tat io.trino.Server.main(Server.java:1)',
      'Caused by: java.io.IOException',
    ])
    store.setCriteria({ ...criteria, level: 'attention' })
    expect(texts().at(-1)).toBe('WARN careful')
  })

  it('says where lines are missing, whatever is filtered', () => {
    append(line('one'))
    store.appendGap('2026-11-23T05:49:02.000000000Z')
    store.setCriteria({ search: 'x', level: 'failing', onlyHits: true })
    expect(store.read().shown).toMatchObject([{ isGap: true, text: expect.not.stringContaining('rotated') }])
  })

  it('gives the lines around some, shown or not', () => {
    append(...Array.from({ length: 10 }, (_, index) => line(`${index}`)))
    store.setCriteria({ ...criteria, search: '5', onlyHits: true })
    expect(store.around(5, 6, 2).map(({ text }) => text)).toEqual(['3', '4', '5', '6', '7', '8'])
    expect(store.around(0, 0, 2).map(({ text }) => text)).toEqual(['0', '1', '2'])
  })

  it('finds lines by their keys', () => {
    const lines = [{ key: 3 }, { key: 5 }, { key: 9 }]
    expect([0, 3, 4, 9, 10].map((key) => findByKey(lines, key))).toEqual([0, 0, 1, 2, 3])
  })
})

describe('the level of a line', () => {
  it.each([
    ['2026-11-24T20:30:12.064Z\tERROR\tmain\tio.trino.Server\tit broke', 'failing'],
    ['2026-11-24 20:30:12.064 UTC [1] FATAL:  password authentication failed', 'failing'],
    ['2026-11-24 20:30:12.064 UTC [1] LOG:  checkpoint complete: 0 errors', 'quiet'],
    ['2026-11-24T20:30:12.064Z [warning  ] Inspect failed [celery]', 'attention'],
    ['2026-11-24T20:30:12.064Z [info     ] a task ended in error', 'quiet'],
    ['{"level":50,"time":"2026-11-24T20:30:12.064Z","msg":"failed"}', 'failing'],
    ['{"level":40,"time":"2026-11-24T20:30:12.064Z","msg":"source failed"}', 'attention'],
    ['{"level":30,"msg":"ERROR is a word here"}', 'quiet'],
    ['E1124 20:30:12.064123 volume.go:12] cannot write', 'failing'],
    ['I1124 20:30:12.064123 volume.go:12] an ERROR in quotes', 'quiet'],
    ['time=2026-11-24T20:30:12Z level=warn msg=slow', 'attention'],
    ['2026-11-24 20:30:12,064:INFO:superset:ERROR is not what this is', 'quiet'],
    ['WARNING every tenth', 'attention'],
    ['read [50 rows] of 60', 'quiet'],
    ['a mere error in a sentence', 'quiet'],
  ])('is read from “%s”', (text, level) => {
    expect(levelOf(text)).toBe(level)
  })
})
