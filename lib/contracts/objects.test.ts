import { describe, expect, it } from 'vitest'
import { objectKeySchema } from './objects'

describe('objectKeySchema', () => {
  it.each(['a.csv', 'raw/sales/2026/a b.csv', 'raw/..a', 'ä/ö.parquet'])('takes %s', (key) => {
    expect(objectKeySchema.safeParse(key).success).toBe(true)
  })

  it.each([
    '',
    '/a',
    '..',
    'a/../b',
    '../a',
    'a/..',
    './a',
    'a/',
    'a\nb',
    'a\0',
    'x'.repeat(256),
    'ä'.repeat(128),
    `${'a/'.repeat(512)}b`,
  ])('refuses %j', (key) => {
    expect(objectKeySchema.safeParse(key).success).toBe(false)
  })
})
