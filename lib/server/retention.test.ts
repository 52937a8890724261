import { expect, it } from 'vitest'
import { removeUnlessJumped } from './retention'

it('removes nothing at first, nor in a turn in which the clock jumped', async () => {
  const minuteMs = 60_000
  const dayMs = 24 * 60 * minuteMs
  let clock = { wallMs: 1_000 * dayMs, steadyMs: 0 }
  const removedAt: number[] = []
  const turn = removeUnlessJumped(
    { what: 'what is old', remove: async (now) => removedAt.push(now.getTime()) },
    () => clock,
  )
  const after = async (wallMs: number) => {
    clock = { wallMs: clock.wallMs + wallMs, steadyMs: clock.steadyMs + 10 * minuteMs }
    await turn(new AbortController().signal)
  }
  await after(10 * minuteMs)
  expect(removedAt).toEqual([])
  await after(10 * minuteMs)
  expect(removedAt).toEqual([clock.wallMs])
  await after(365 * dayMs)
  await after(-365 * dayMs)
  expect(removedAt).toHaveLength(1)
  await after(10 * minuteMs)
  expect(removedAt).toHaveLength(2)
})
