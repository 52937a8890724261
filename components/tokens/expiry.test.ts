import { describe, expect, it } from 'vitest'
import { endOf, expiryOf } from './expiry'

const now = Date.parse('2026-11-24T12:00:00Z')

describe('the end of a token', () => {
  it.each([
    ['2026-11-24T12:00:00.000Z', 'ended'],
    ['2026-11-24T12:00:00.001Z', 'soon'],
    ['2026-12-01T12:00:00.000Z', 'soon'],
    ['2026-12-01T12:00:00.001Z', 'later'],
  ])('%s is “%s”', (expiresAt, expected) => {
    expect(expiryOf(expiresAt, now)).toBe(expected)
  })

  it('is told by its day before it is made', () => {
    expect(endOf(90, now)).toBe('2027-02-22')
  })

  it.each([0, -1, 1.5, Number.NaN, 1e12])('is not told of %s days', (days) => {
    expect(endOf(days, now)).toBeNull()
  })
})
