import { expect, it } from 'vitest'
import { axisTop } from './axis-top'

it.each([
  [0, 2],
  [1, 2],
  [2, 2],
  [3, 5],
  [10, 10],
  [11, 20],
  [1_999, 2_000],
  [2_001, 5_000],
  [5_000_001, 10_000_000],
])('%i rows fit under an axis that ends at %i', (most, top) => {
  expect(axisTop(most)).toBe(top)
})
