import { describe, expect, it } from 'vitest'
import { appendLines, filterLines, levelOf, maxLogLines } from './log-buffer'

const line = (text: string) => ({ at: '2026-11-23T05:49:01.123456789Z', stream: 'stdout' as const, text })

describe('a log in the browser', () => {
  it('keeps the newest lines, each under its own key', () => {
    const first = appendLines([], [line('one'), line('two')])
    const many = appendLines(
      first,
      Array.from({ length: maxLogLines }, (_, index) => line(`${index}`)),
    )
    expect(many).toHaveLength(maxLogLines)
    expect(many[0]).toMatchObject({ key: 2, text: '0' })
    expect(many.at(-1)?.key).toBe(maxLogLines + 1)
  })

  it('finds text in any case', () => {
    const lines = appendLines([], [line('Query FINISHED'), line('started')])
    expect(filterLines(lines, ' finished ').map(({ text }) => text)).toEqual(['Query FINISHED'])
    expect(filterLines(lines, '')).toBe(lines)
  })

  it('tells loud lines from quiet ones', () => {
    expect(levelOf('2026-11-23 ERROR it broke')).toBe('failing')
    expect(levelOf('[warning  ] Inspect failed')).toBe('attention')
    expect(levelOf('INFO all is well')).toBeNull()
  })
})
