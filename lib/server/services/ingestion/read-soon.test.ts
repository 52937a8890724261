import { expect, it } from 'vitest'
import { createSharedPoll } from '@/lib/server/live'
import { readSoon } from './read-soon'

it('waits for a source that is quick, and for a slow one only so long: it then says what was last known', async () => {
  const waiting: ((value: string) => void)[] = []
  const poll = createSharedPoll<string>({
    key: 'test read-soon',
    periodMs: 1,
    load: () => new Promise((resolve) => waiting.push(resolve)),
  })
  const first = await readSoon(poll, 20)
  expect(first).toMatchObject({ data: null, error: { code: 'upstream_timeout' } })
  const quick = readSoon(poll, 5_000)
  waiting.shift()?.('once')
  expect(await quick).toMatchObject({ data: 'once', error: null })
  // It is old by now, and the next read takes long again.
  poll.refresh()
  expect(await readSoon(poll, 20)).toMatchObject({ data: 'once', error: { code: 'upstream_timeout' } })
  const renewed = readSoon(poll, 5_000)
  waiting.shift()?.('twice')
  expect(await renewed).toMatchObject({ data: 'twice', error: null })
})
