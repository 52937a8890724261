import { describe, expect, it } from 'vitest'
import { sentenceOf } from './sentence'

describe('sentenceOf', () => {
  it.each([
    ['service.restart', 'running', 'Restarting trino'],
    ['service.stop', 'succeeded', 'Stopped trino'],
    ['service.start', 'failed', 'Could not start trino'],
    ['service.restart', 'interrupted', 'Interrupted: restart trino'],
    ['service.restart', 'cancelled', 'Cancelled: restart trino'],
    ['table.rebuild', 'running', 'table.rebuild: trino'],
  ] as const)('%s, %s → %s', (kind, state, sentence) => {
    expect(sentenceOf({ kind, target: 'trino', state })).toBe(sentence)
  })
})
