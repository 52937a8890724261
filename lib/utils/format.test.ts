import { describe, expect, it } from 'vitest'
import { formatBytes, formatDuration, formatInteger, formatRelative, formatUtc } from './format'

describe('format', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1536, '1.5 KiB'],
    [104_857_600, '100 MiB'],
    [2 ** 50 * 3, '3.0 PiB'],
  ])('%d bytes → %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))

  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [1_500, '1.5 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [93_500, '1 min 33 s'],
    [3_600_000, '1 h'],
    [90_061_000, '1 d 1 h'],
  ])('%d ms → %s', (durationMs, text) => expect(formatDuration(durationMs)).toBe(text))

  it.each([
    [0, 'now'],
    [30_000, '30 s ago'],
    [-120_000, 'in 2 min'],
    [172_800_000, '2 d ago'],
  ])('%d ms back → %s', (back, text) => {
    const now = new Date('2026-11-23T03:00:00Z')
    expect(formatRelative(new Date(now.getTime() - back), now)).toBe(text)
  })

  it('keeps every digit of a 64-bit integer', () => {
    expect(formatInteger('6071825301983746013')).toBe('6,071,825,301,983,746,013')
  })

  it('writes an instant in UTC', () => {
    expect(formatUtc(new Date('2026-11-23T03:24:05.678Z'))).toBe('2026-11-23 03:24:05 UTC')
  })
})
