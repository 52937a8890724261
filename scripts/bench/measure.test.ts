import { expect, it } from 'vitest'
import { formatSeconds, formatSpread, median } from './measure'

it('takes the middle, or the mean of the middle two, whatever the order', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(() => median([])).toThrow(RangeError)
})

it('shows median, minimum and maximum', () => {
  expect(formatSpread([3_000, 1_000, 2_000], formatSeconds)).toBe('2.0 s (1.0 s – 3.0 s)')
})
