import { setTimeout as sleep } from 'node:timers/promises'
import { execa } from 'execa'
import { expect, test } from 'vitest'
import { ask, invite, remove } from '../../integration/people'
import { setting } from '../../integration/settings'
import { killMainProcess, waitUntilBack } from '../containers'

const project = setting('PROJECT')
const backWithinMs = 120_000
const toldWithinMs = 60_000

interface Event {
  outcome: string
  errorCode: string | null
}

async function readEvents(id: string): Promise<Event[]> {
  const response = await ask('GET', `/audit?action=person.update&search=${id}`)
  if (response.status !== 200) return []
  return ((await response.json()) as { items: Event[] }).items
}

async function waitForOutcome(id: string, outcome: string): Promise<Event[]> {
  const startedAt = Date.now()
  for (;;) {
    const events = await readEvents(id).catch(() => [])
    if (events[0]?.outcome === outcome) return events
    if (Date.now() - startedAt > toldWithinMs) {
      throw new Error(`The outcome is not ${outcome} after ${toldWithinMs / 1_000} s: ${JSON.stringify(events)}`)
    }
    await sleep(200)
  }
}

test('a change in whose midst the console’s database is killed is never called done: the audit log says unknown', async () => {
  const person = await invite('viewer')
  // Holds the change where it has been written down and not yet made.
  const holder = execa(
    'docker',
    [
      ...['exec', `${project}-console-db-1`, 'psql', '--username', 'console', '--dbname', 'console', '--quiet'],
      ...['--command', 'BEGIN; LOCK TABLE "user" IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(60)'],
    ],
    { reject: false, timeout: 90_000 },
  )
  await sleep(1_000)
  const changing = ask('PATCH', `/people/${person.id}`, { json: { role: 'admin' } })
  await waitForOutcome(person.id, 'pending')
  const before = await killMainProcess(project, 'console-db')
  const answer = await changing
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ code: 'upstream_unavailable', upstream: 'console-db' })
  await holder
  await waitUntilBack(project, 'console-db', { before, timeoutMs: backWithinMs })
  expect(await waitForOutcome(person.id, 'unknown')).toMatchObject([{ errorCode: 'upstream_unavailable' }])

  const again = await ask('PATCH', `/people/${person.id}`, { json: { role: 'operator' } })
  expect(await again.json()).toMatchObject({ role: 'operator' })
  expect((await readEvents(person.id)).map(({ outcome }) => outcome)).toEqual(['succeeded', 'unknown'])
  await remove(person)
})
