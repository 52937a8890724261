import { describe, expect, it } from 'vitest'
import { serviceEventKinds } from '@/lib/contracts/services'
import { describeEvent } from './activity-words'

describe('an event in words', () => {
  it('is there for every kind, and each reads differently', () => {
    const texts = serviceEventKinds.map((kind) => describeEvent({ kind, exitCode: 3 }).text)
    expect(new Set(texts).size).toBe(serviceEventKinds.length)
  })

  it.each([
    ['exited', 0, 'ended with success', 'ok'],
    ['exited', 1, 'ended by itself, exit code 1', 'failing'],
    ['exited', 137, 'was killed, exit code 137', 'failing'],
    ['stopped', 0, 'was stopped', 'off'],
    ['stopped', 143, 'was stopped, exit code 143', 'off'],
  ] as const)('says of %s with %i: %s', (kind, exitCode, text, tone) => {
    expect(describeEvent({ kind, exitCode })).toEqual({ text, tone })
  })
})
