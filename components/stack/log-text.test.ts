import { describe, expect, it } from 'vitest'
import type { BufferedLine } from './log-store'
import { copyText, findMarks, formatDelta, shorten, splitByHits } from './log-text'

const line = (key: number, text: string): BufferedLine => ({
  key,
  at: `2026-11-23T05:49:0${key}.123456789Z`,
  stream: 'stdout',
  text,
  level: 'quiet',
  isGap: false,
})

describe('the text of a log', () => {
  it('is marked wherever it holds what is sought', () => {
    expect(splitByHits('Error: no error', /error/i)).toEqual(['', 'Error', ': no ', 'error', ''])
    expect(splitByHits('nothing', /error/i)).toEqual(['nothing'])
    expect(splitByHits('all of it', null)).toEqual(['all of it'])
  })

  it('is cut where it would slow the page down, and says by how much', () => {
    expect(shorten('short')).toEqual({ shown: 'short', hidden: 0 })
    const { shown, hidden } = shorten('x'.repeat(60_000))
    expect(shown.length + hidden).toBe(60_000)
  })

  it('is copied with its context, what was chosen marked', () => {
    const lines = [line(1, 'before'), line(2, 'chosen'), line(3, 'after')]
    expect(copyText('trino', lines, 2, 2).split('\n')).toEqual([
      'Log of trino, times in UTC',
      '  2026-11-23T05:49:01.123456789Z before',
      '> 2026-11-23T05:49:02.123456789Z chosen',
      '  2026-11-23T05:49:03.123456789Z after',
      '',
    ])
    expect(copyText('trino', lines, 1, 3).split('\n')[1]).toBe('2026-11-23T05:49:01.123456789Z before')
  })
})

describe('the time between lines', () => {
  it.each([
    [undefined, '2026-11-23T05:49:01.000Z', '–'],
    ['2026-11-23T05:49:01.000Z', '2026-11-23T05:49:01.013Z', '+0.013 s'],
    ['2026-11-23T05:49:01.000Z', '2026-11-23T05:49:00.900Z', '−0.100 s'],
    ['2026-11-23T05:49:01.000Z', '2026-11-23T05:59:31.000Z', '+10.5 min'],
    ['2026-11-23T05:49:01.000Z', '2026-11-24T05:49:01.000Z', '+24.0 h'],
  ])('from %s to %s is %s', (before, at, text) => {
    expect(formatDelta(before, at)).toBe(text)
  })
})

describe('marks on the scroll bar', () => {
  it('stand where the hits are, one for many', () => {
    const key = (index: number) => index + 100
    expect(findMarks([100, 101, 149, 199], key, 100)).toEqual([0, 1, 49, 99])
    expect(findMarks([1_100, 1_101, 1_102], (index) => index + 100, 2_000)).toEqual([50])
    expect(findMarks([], key, 100)).toEqual([])
  })
})
