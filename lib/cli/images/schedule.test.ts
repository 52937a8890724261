import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { findReady, runInOrder } from './schedule'

const dependencies = new Map([
  ['console', 'node'],
  ['node', 'debian'],
  ['postgres', 'debian'],
])

test('a dependant is ready when its base is done or not part of the run', () => {
  expect(findReady(['debian', 'node', 'other'], dependencies, new Set(['debian', 'node', 'other']))).toEqual([
    'debian',
    'other',
  ])
  expect(findReady(['node'], dependencies, new Set(['node']))).toEqual(['node'])
})

test('runs bases first and no more than the limit at once', async () => {
  const ended: string[] = []
  let running = 0
  let most = 0
  await runInOrder(['console', 'postgres', 'node', 'debian'], dependencies, 2, async (name) => {
    running += 1
    most = Math.max(most, running)
    await sleep(5)
    running -= 1
    ended.push(name)
  })
  expect(most).toBe(2)
  expect([...ended].sort()).toEqual(['console', 'debian', 'node', 'postgres'])
  expect(ended[0]).toBe('debian')
  expect(ended.indexOf('node')).toBeLessThan(ended.indexOf('console'))
})

test('a failure stops what runs, starts nothing more and is what is thrown', async () => {
  const started: string[] = []
  const run = runInOrder(['a', 'b', 'c'], new Map([['c', 'a']]), 2, async (name, signal) => {
    started.push(name)
    if (name === 'a') throw new Error('a is broken')
    await sleep(10_000, undefined, { signal })
  })
  await expect(run).rejects.toThrow('a is broken')
  expect(started).toEqual(['a', 'b'])
})

test('a circle is an error, not a wait', async () => {
  const circle = new Map([
    ['a', 'b'],
    ['b', 'a'],
  ])
  await expect(runInOrder(['a', 'b'], circle, 2, async () => {})).rejects.toThrow('circle')
})
