import { describe, expect, it } from 'vitest'
import type { ServiceLogLine } from '@/lib/contracts/services'
import { LinesAfter, LogPosition } from './log-position'

const line = (nanoseconds: number, stream: ServiceLogLine['stream'] = 'stdout', text = ''): ServiceLogLine => ({
  at: `2026-11-23T05:49:01.${String(nanoseconds).padStart(9, '0')}Z`,
  stream,
  text,
})

/** Timestamps that several lines share, and two streams that are not quite in order with each other. */
const log = [
  line(10, 'stdout', '0'),
  line(20, 'stdout', '1'),
  line(20, 'stdout', '2'),
  line(20, 'stderr', '3'),
  line(20, 'stdout', '4'),
  line(18, 'stderr', '5'),
  line(19, 'stderr', '6'),
  line(30, 'stdout', '7'),
  line(30, 'stdout', '8'),
  line(25, 'stderr', '9'),
  line(30, 'stderr', '10'),
]
// Within one stream a timestamp never goes back.
const lines = log.filter(({ stream, at }, index) =>
  log.slice(0, index).every((other) => other.stream !== stream || other.at <= at),
)

const texts = (some: readonly ServiceLogLine[]) => some.map(({ text }) => text)

describe('a position in a log', () => {
  it('lets reading go on after any line, neither losing nor doubling one', () => {
    for (let read = 1; read <= lines.length; read++) {
      const position = LogPosition.start.after(lines.slice(0, read))
      const rest = new LinesAfter(position)
      expect(texts(lines.filter((each) => rest.accepts(each)))).toEqual(texts(lines.slice(read)))
      expect(rest.found).toBe(true)
    }
  })

  it('is the same whether lines came one by one or together', () => {
    let position = LogPosition.start
    for (const each of lines) position = position.after([each])
    expect(position.toString()).toBe(LogPosition.start.after(lines).toString())
  })

  it('survives being sent to a browser and back', () => {
    const position = LogPosition.start.after(lines)
    expect(LogPosition.parse(position.toString())?.toString()).toBe(position.toString())
  })

  it.each([
    '',
    'x',
    '2026-11-23T05:49:01Z',
    'out@2026-11-23T05:49:01.000000020Z+1',
    'out@x+1 err@y+2',
    'out@2026-99-01T05:49:01Z+1 err@2026-11-23T05:49:01Z+1',
    'out@2026-11-23T05:49:01Z+1 err@2026-02-30T05:49:01.000000020Z+1',
  ])('is not read from “%s”', (text) => {
    expect(LogPosition.parse(text)).toBeNull()
  })

  it('reads from a little earlier, because the streams are not in order with each other', () => {
    expect(LogPosition.start.after([line(500_000_000)]).since).toBe('2026-11-23T05:49:00.500Z')
    expect(LogPosition.start.since).toBeUndefined()
  })

  it('tells that what it was read up to is gone', () => {
    const position = LogPosition.start.after(lines.slice(0, 3))
    const rest = new LinesAfter(position)
    expect(texts(lines.slice(7).filter((each) => rest.accepts(each)))).toEqual(texts(lines.slice(7)))
    expect(rest.found).toBe(false)
  })

  it('tells that of lines with one timestamp the first are gone', () => {
    const rest = new LinesAfter(LogPosition.start.after(lines.slice(0, 3)))
    rest.accepts(line(20))
    expect(rest.found).toBe(false)
  })
})
