import { describe, expect, it } from 'vitest'
import type { Live } from '@/lib/contracts/base'
import { type PollSource, pollsResponse } from './poll-response'

/** A poll whose values the test says. */
class SpokenPoll implements PollSource {
  private readonly listeners = new Set<(value: Live<unknown>) => void>()

  subscribe(listener: (value: Live<unknown>) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  say(data: unknown): void {
    for (const listener of this.listeners) listener({ data, at: null, periodMs: 1_000, error: null })
  }

  get isWatched(): boolean {
    return this.listeners.size > 0
  }
}

async function* readValues(response: Response): AsyncGenerator<{ of: string; data: unknown }> {
  let rest = ''
  for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const events = `${rest}${text}`.split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) {
      const json = /^data: (.*)$/m.exec(event)?.[1]
      if (json === undefined) continue
      const { of, value } = JSON.parse(json) as { of: string; value: Live<unknown> }
      yield { of, data: value.data }
    }
  }
}

describe('pollsResponse', () => {
  it('sends what each poll says under its name, and leaves all of them at the end', async () => {
    const [one, two] = [new SpokenPoll(), new SpokenPoll()]
    const connection = new AbortController()
    const polls = new Map([
      ['/one/events', one],
      ['/two/events', two],
    ])
    const values = readValues(pollsResponse(polls, { signal: connection.signal, actor: null }))
    const first = values.next()
    one.say(1)
    expect((await first).value).toEqual({ of: '/one/events', data: 1 })
    two.say(2)
    expect((await values.next()).value).toEqual({ of: '/two/events', data: 2 })
    expect([one.isWatched, two.isWatched]).toEqual([true, true])
    connection.abort()
    expect((await values.next()).done).toBe(true)
    expect([one.isWatched, two.isWatched]).toEqual([false, false])
  })

  it('sends a browser that reads slowly the last value of each poll, and not all between', async () => {
    const [one, two] = [new SpokenPoll(), new SpokenPoll()]
    const connection = new AbortController()
    const polls = new Map([
      ['one', one],
      ['two', two],
    ])
    const response = pollsResponse(polls, { signal: connection.signal, actor: null })
    const large = 'x'.repeat(200_000)
    for (let count = 0; count < 50; count++) {
      one.say(`${count} ${large}`)
      two.say(`${count} ${large}`)
    }
    const seen: Record<string, string[]> = { one: [], two: [] }
    for await (const { of, data } of readValues(response)) {
      seen[of]?.push(String(data).split(' ')[0] ?? '')
      if (seen.one?.at(-1) === '49' && seen.two?.at(-1) === '49') break
    }
    expect(seen.one?.length).toBeLessThan(10)
    expect(seen.two?.length).toBeLessThan(10)
  })

  it('counts as many streams as come together', () => {
    const polls = (count: number) =>
      new Map(Array.from({ length: count }, (_, index) => [`/${index}/events`, new SpokenPoll()]))
    const connection = { signal: new AbortController().signal, actor: { id: 'many' } }
    for (let tab = 0; tab < 5; tab++) pollsResponse(polls(20), connection)
    expect(() => pollsResponse(polls(1), connection)).toThrow(expect.objectContaining({ code: 'rate_limited' }))
  })
})
