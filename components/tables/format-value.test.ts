import { describe, expect, it } from 'vitest'
import { formatValue, isNumeric } from './format-value'

describe('values of a table', () => {
  it.each([
    [null, null],
    ['', ''],
    ['9223372036854775807', '9223372036854775807'],
    [false, 'false'],
    [['1', null], '["1",null]'],
  ])('shows %j as %j', (value, text) => {
    expect(formatValue(value)).toBe(text)
  })

  it.each([
    ['bigint', true],
    ['decimal(18, 2)', true],
    ['varchar', false],
    ['array(bigint)', false],
    ['interval day to second', false],
  ])('%s goes right: %s', (type, right) => {
    expect(isNumeric(type)).toBe(right)
  })
})
