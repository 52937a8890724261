import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TrinoQuery } from '@/lib/server/clients/trino'
import { openTestDatabase, type TestDatabase } from '@/lib/server/db/testing'
import type { TrinoPerson } from '@/lib/server/trino-access'
import { endTrinoAccess, keepTrinoAccess, syncTrinoAccess } from '.'
import { makeIsStale } from './is-stale'

const at = (time: string) => new Date(`2026-11-24T${time}Z`)

describe('a query under way', () => {
  const people: TrinoPerson[] = [
    { trinoUser: 'p_admin', role: 'admin', passwordHash: 'a hash' },
    { trinoUser: 'p_operator', role: 'operator', passwordHash: null },
    { trinoUser: 'p_viewer', role: 'viewer', passwordHash: null },
  ]
  const isStale = makeIsStale(people, new Map([['p_admin', at('12:00:00')]]))
  const query = (user: string, groups: string[], more: Partial<TrinoQuery> = {}): TrinoQuery => {
    return { id: 'q', user, principal: 'svc-console', groups, sentAt: at('12:00:05'), ...more }
  }

  it.each([
    ['of a service', query('svc-airflow', ['pipelines'])],
    ['of a person with their role', query('p_operator', ['role-operator'])],
    ['of a person who has more by now', query('p_operator', ['role-viewer'])],
    ['of a token with less than its owner', query('p_operator_read', ['role-viewer'])],
    ['of a person whose groups Trino did not know yet', query('p_viewer', [])],
    ['sent with a password that is theirs', query('p_admin', ['role-admin'], { principal: 'p_admin' })],
    ['sent through the console when a password ended', query('p_admin', ['role-admin'], { sentAt: at('11:59:00') })],
  ])('goes on %s', (_, each) => {
    expect(isStale(each)).toBe(false)
  })

  it.each([
    ['of who is gone', query('p_gone', ['role-viewer'])],
    ['of a token of who is gone', query('p_gone_read', ['role-viewer'])],
    ['of who has less by now', query('p_viewer', ['role-operator'])],
    ['of a token that allows more than its owner may by now', query('p_viewer_operate', ['role-operator'])],
    ['sent with a password where there is none', query('p_operator', ['role-operator'], { principal: 'p_operator' })],
    [
      'sent with a password that was replaced',
      query('p_admin', ['role-admin'], { principal: 'p_admin', sentAt: at('11:59:59') }),
    ],
  ])('is ended %s', (_, each) => {
    expect(isStale(each)).toBe(true)
  })
})

describe('Trino’s knowledge of people', () => {
  let test: TestDatabase
  let parent: string
  let directory: string

  beforeAll(async () => {
    test = await openTestDatabase()
  })
  afterAll(() => test.close())
  beforeEach(async () => {
    await test.clear()
    parent = await mkdtemp(path.join(tmpdir(), 'trino-access-'))
    directory = path.join(parent, 'trino')
    vi.stubEnv('TRINO_ACCESS_DIRECTORY', directory)
  })
  afterEach(async () => {
    endTrinoAccess()
    // What is under way ends before its directory does.
    await syncTrinoAccess()
    vi.unstubAllEnvs()
    await rm(parent, { recursive: true, force: true })
  })

  const groups = () => readFile(path.join(directory, 'groups.txt'), 'utf8').catch(() => '')
  const add = (trinoUser: string) =>
    test.database.user.create({
      data: { id: trinoUser, name: trinoUser, email: `${trinoUser}@example.org`, role: 'viewer', trinoUser },
    })

  it('holds each change whose maker waited, however many come at once', async () => {
    await mkdir(directory)
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        await add(`p_n${index}`)
        expect(await syncTrinoAccess()).toBe(true)
        expect(await groups()).toMatch(new RegExp(`\\bp_n${index}\\b`))
      }),
    )
  })

  it('follows a change that nobody told of', async () => {
    await mkdir(directory)
    keepTrinoAccess()
    await expect.poll(groups, { timeout: 5_000 }).toContain('svc-console')
    await add('p_untold')
    await expect.poll(groups, { timeout: 2_500 }).toContain('p_untold')
  })

  it('catches up by itself when the files could not be written', async () => {
    keepTrinoAccess()
    await add('p_early')
    expect(await syncTrinoAccess()).toBe(false)
    await mkdir(directory)
    await expect.poll(groups, { timeout: 5_000 }).toContain('p_early')
  })
})
