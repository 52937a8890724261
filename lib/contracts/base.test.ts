import { describe, expect, it } from 'vitest'
import { flagSchema, instantSchema } from './base'

describe('an instant', () => {
  it.each(['2026-11-23T03:00:00.000Z', '2026-11-23T03:00:00Z', '1000-01-01T00:00:00Z'])('may be %s', (text) => {
    expect(instantSchema.safeParse(text).success).toBe(true)
  })

  it.each([
    '0000-01-01T00:00:00Z',
    '-200000-01-01T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-11-23T03:00:00+01:00',
  ])('is not %s, which PostgreSQL cannot keep or nobody means', (text) => {
    expect(instantSchema.safeParse(text).success).toBe(false)
  })
})

describe('a flag in a query', () => {
  it.each([
    ['true', true],
    ['false', false],
  ])('is %s', (text, value) => {
    expect(flagSchema.parse(text)).toBe(value)
  })

  it.each(['1', 'yes', 'True', ''])('is not “%s”', (text) => {
    expect(flagSchema.safeParse(text).success).toBe(false)
  })
})
