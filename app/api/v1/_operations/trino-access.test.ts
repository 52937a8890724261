import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { compare } from 'bcryptjs'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from '@/lib/server/db/testing'
import { addPerson, call, signInAs } from './testing'

describe('a person’s user in Trino', () => {
  let test: TestDatabase
  let directory: string
  let cookie: string
  let user: string

  beforeAll(async () => {
    test = await openTestDatabase()
    directory = await mkdtemp(path.join(tmpdir(), 'trino-access-'))
    vi.stubEnv('TRINO_ACCESS_DIRECTORY', directory)
    vi.stubEnv('LAKEHOUSE_CA_FILE', path.join(directory, 'ca.crt'))
    await writeFile(path.join(directory, 'ca.crt'), '-----BEGIN CERTIFICATE-----\n')
  })

  beforeEach(async () => {
    await test.clear()
    const person = await addPerson(test, 'admin')
    user = person.trinoUser
    cookie = await signInAs(person.email)
  })

  afterAll(async () => {
    vi.unstubAllEnvs()
    await rm(directory, { recursive: true, force: true })
    await test.close()
  })

  const passwordLine = async () =>
    (await readFile(path.join(directory, 'password.db'), 'utf8')).split('\n').find((line) => line.startsWith(user))
  const make = async () => {
    const answer = await call('/account/trino-password', { method: 'POST', cookie })
    expect(answer.status).toBe(201)
    return (await answer.json()) as { user: string; password: string }
  }

  it('is told, with its role and address, and that it has no password at first', async () => {
    const answer = await call('/account/trino', { cookie })
    expect(await answer.json()).toEqual({ user, role: 'admin', hasPassword: false, url: 'https://localhost:8083' })
  })

  it('gets a password that is in Trino’s file once it is answered, and is kept nowhere in clear', async () => {
    const made = await make()
    expect(made.user).toBe(user)
    expect(made.password.length).toBeGreaterThanOrEqual(32)
    expect(await compare(made.password, (await passwordLine())?.slice(user.length + 1) ?? '')).toBe(true)
    expect(await (await call('/account/trino', { cookie })).json()).toMatchObject({ hasPassword: true })
    const rows = [await test.database.user.findMany(), await test.database.auditEvent.findMany()]
    const text = JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
    expect(text).toContain('account.trino-password.replace')
    expect(text).not.toContain(made.password)
  })

  it('has one password: the next replaces it', async () => {
    const first = await make()
    const second = await make()
    const hash = (await passwordLine())?.slice(user.length + 1) ?? ''
    expect(await compare(first.password, hash)).toBe(false)
    expect(await compare(second.password, hash)).toBe(true)
  })

  it('loses it for good', async () => {
    await make()
    expect((await call('/account/trino-password', { method: 'DELETE', cookie })).status).toBe(204)
    expect(await passwordLine()).toBeUndefined()
    expect((await call('/account/trino-password', { method: 'DELETE', cookie })).status).toBe(404)
  })

  it('gives no password to a token', async () => {
    const answer = await call('/tokens', { method: 'POST', cookie, body: { name: 'a program', scope: 'admin' } })
    const { token } = (await answer.json()) as { token: string }
    const refused = await call('/account/trino-password', { method: 'POST', token })
    expect(refused.status).toBe(403)
    expect((await test.database.user.findFirst())?.trinoPasswordHash).toBeNull()
  })

  it('can know the server by the authority’s certificate', async () => {
    const answer = await call('/certificate-authority', { cookie })
    expect(answer.headers.get('content-disposition')).toContain('lakehouse-ca.crt')
    expect(await answer.text()).toContain('BEGIN CERTIFICATE')
  })
})
