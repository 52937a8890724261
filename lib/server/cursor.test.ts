import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fromCursor, toCursor } from './cursor'

describe('a cursor', () => {
  it('gives back the position that it was made of', () => {
    expect(fromCursor(toCursor(['ada@example.org', '7']), z.tuple([z.string(), z.string()]))).toEqual([
      'ada@example.org',
      '7',
    ])
  })

  it.each([
    ['text', 'not one of ours'],
    ['another position', toCursor(7)],
    ['NUL, which PostgreSQL cannot keep', toCursor('a\0b')],
    ['NUL as it is', Buffer.from('"\0"').toString('base64url')],
  ])('of %s is refused', (_, cursor) => {
    expect(() => fromCursor(cursor, z.string())).toThrow(expect.objectContaining({ code: 'invalid_request' }))
  })
})
