import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { compare } from 'bcryptjs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../db/testing'
import { ensureTrinoAccess, hashTrinoPassword } from '.'

const services = {
  'svc-console': 'unit-console-4d1f',
  'svc-airflow': 'unit-airflow-4d1f',
  'svc-superset': 'unit-superset-4d1f',
  'svc-quality': 'unit-quality-4d1f',
}
const files = ['groups.txt', 'password.db', 'rules.json', 's3-mapping.json']

let test: TestDatabase
let directory: string

beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())
beforeEach(async () => {
  await test.clear()
  directory = await mkdtemp(path.join(tmpdir(), 'trino-access-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const read = (name: string) => readFile(path.join(directory, name), 'utf8')
const add = (trinoUser: string, role: string, trinoPasswordHash: string | null = null) =>
  test.database.user.create({
    data: { id: trinoUser, name: trinoUser, email: `${trinoUser}@example.org`, role, trinoUser, trinoPasswordHash },
  })

async function groups(): Promise<Record<string, string[]>> {
  const lines = (await read('groups.txt')).trim().split('\n')
  return Object.fromEntries(lines.map((line) => [line.split(':')[0], line.split(':')[1]?.split(',')]))
}

async function passwords(): Promise<Record<string, string>> {
  const lines = (await read('password.db')).trim().split('\n')
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]))
}

/** Whether the rules let this user, with the groups of the file, begin a statement: the first that fits decides, as in Trino. */
async function mayExecute(user: string, inGroups: string[]): Promise<boolean> {
  const { queries } = JSON.parse(await read('rules.json')) as {
    queries: { user?: string; group?: string; allow: string[] }[]
  }
  const fits = (pattern: string | undefined, values: string[]) =>
    pattern === undefined || values.some((value) => new RegExp(`^(?:${pattern})$`).test(value))
  const rule = queries.find((each) => fits(each.user, [user]) && fits(each.group, inGroups))
  return rule?.allow.includes('execute') ?? false
}

describe('Trino’s access files', () => {
  it('put each person, and what their lesser tokens act as, into the group of what they may', async () => {
    await add('p_admin', 'admin')
    await add('p_operator', 'operator')
    await add('p_viewer', 'viewer')
    await ensureTrinoAccess(directory, services)
    expect(await groups()).toEqual({
      console: ['svc-console'],
      pipelines: ['svc-airflow'],
      readers: ['svc-superset', 'svc-quality'],
      'role-viewer': ['p_admin_read', 'p_operator_read', 'p_viewer'],
      'role-operator': ['p_admin_operate', 'p_operator'],
      'role-admin': ['p_admin'],
    })
  })

  it('hold every section of the rules, each with a denial at its end', async () => {
    await add('p_admin', 'admin')
    await ensureTrinoAccess(directory, services)
    const rules = JSON.parse(await read('rules.json')) as Record<string, Record<string, unknown>[]>
    expect(Object.keys(rules).sort()).toEqual(
      [
        ...['authorization', 'catalog_session_properties', 'catalogs', 'functions', 'impersonation', 'procedures'],
        ...['queries', 'schemas', 'system_information', 'system_session_properties', 'tables'],
      ].sort(),
    )
    const denials = [{ allow: 'none' }, { owner: false }, { privileges: [] }, { allow: [] }, { allow: false }]
    for (const [section, list] of Object.entries(rules)) {
      const { original_user: _, new_user: __, original_role: ___, ...last } = list.at(-1) ?? {}
      expect(denials, section).toContainEqual(last)
    }
  })

  it('let nobody begin a statement with groups that they had before', async () => {
    await add('p_left', 'operator')
    await add('p_other', 'viewer')
    await ensureTrinoAccess(directory, services)
    expect(await mayExecute('p_left', ['role-operator'])).toBe(true)
    await test.database.user.update({ where: { id: 'p_left' }, data: { role: 'viewer' } })
    await ensureTrinoAccess(directory)
    expect(await mayExecute('p_left', ['role-operator'])).toBe(false)
    expect(await mayExecute('p_left', ['role-viewer'])).toBe(true)
    await test.database.user.update({ where: { id: 'p_left' }, data: { role: 'admin' } })
    await ensureTrinoAccess(directory)
    expect(await mayExecute('p_left', ['role-viewer']), 'the lesser group of a moment ago').toBe(true)
    await test.database.user.delete({ where: { id: 'p_left' } })
    await ensureTrinoAccess(directory)
    for (const group of ['role-viewer', 'role-operator', 'role-admin']) {
      expect(await mayExecute('p_left', [group])).toBe(false)
    }
    expect(await mayExecute('p_other', ['role-viewer'])).toBe(true)
    expect(await mayExecute('p_other', [])).toBe(false)
  })

  it.each([
    ['svc-console', 'p_admin', true],
    ['svc-console', 'p_admin_operate', true],
    ['svc-console', 'svc-airflow', false],
    ['svc-superset', 'p_admin_read', true],
    ['svc-superset', 't_acme', true],
    ['svc-superset', 'p_admin', false],
    ['svc-superset', 'p_admin_operate', false],
    ['svc-superset', 'svc-console', false],
    ['svc-airflow', 'p_admin', false],
    ['p_admin', 'p_operator', false],
    ['p_admin', 'p_admin_read', false],
  ])('on whether %s may act as %s: %s', async (original, user, isAllowed) => {
    await ensureTrinoAccess(directory)
    const { impersonation } = JSON.parse(await read('rules.json')) as {
      impersonation: { original_user: string; new_user: string; allow: boolean }[]
    }
    const fits = (pattern: string, value: string) => new RegExp(`^(?:${pattern})$`).test(value)
    const rule = impersonation.find((each) => fits(each.original_user, original) && fits(each.new_user, user))
    expect(rule?.allow).toBe(isAllowed)
  })

  it('have a password only of who has one, in the one form that Trino reads', async () => {
    await add('p_with', 'viewer', await hashTrinoPassword('a-password-for-trino'))
    await add('p_without', 'admin')
    await ensureTrinoAccess(directory, services)
    const lines = await passwords()
    expect(Object.keys(lines).sort()).toEqual(['p_with', 'svc-airflow', 'svc-console', 'svc-quality', 'svc-superset'])
    for (const hash of Object.values(lines)) expect(hash).toMatch(/^\$2y\$10\$/)
    expect(await compare('a-password-for-trino', lines.p_with ?? '')).toBe(true)
  })

  it.each([
    ['a line of their own', { trinoUser: 'p_x\nsvc-console:x' }],
    ['a group of their own', { trinoUser: 'p_x,svc-console' }],
    ['a pattern for a name', { trinoUser: 'p_.*' }],
    ['the name of a service', { trinoUser: 'svc-console' }],
    ['a hash with a line in it', { trinoPasswordHash: '$2y$10$x\nsvc-console:$2y$10$y' }],
    ['a hash that Trino cannot read', { trinoPasswordHash: '$argon2id$v=19$m=65536' }],
  ])('are not harmed by a row with %s', async (_, data) => {
    await add('p_good', 'viewer')
    await ensureTrinoAccess(directory, services)
    const before = await Promise.all(files.map(read))
    const bad = await add('p_bad', 'admin')
    await test.database.user.update({ where: { id: bad.id }, data })
    await ensureTrinoAccess(directory)
    expect(await read('password.db')).toBe(before[files.indexOf('password.db')])
    const named = Object.values(await groups()).flat()
    expect(named.every((user) => /^(svc-[a-z]+|p_(good|bad)(_read|_operate)?)$/.test(user))).toBe(true)
  })

  it('are not written where nothing changed', async () => {
    await add('p_someone', 'viewer', await hashTrinoPassword('a-password-for-trino'))
    expect((await ensureTrinoAccess(directory, services)).files.sort()).toEqual(files)
    const times = () => Promise.all(files.map(async (name) => (await stat(path.join(directory, name))).mtimeMs))
    const before = await times()
    expect((await ensureTrinoAccess(directory, services)).files).toEqual([])
    expect((await ensureTrinoAccess(directory)).files).toEqual([])
    expect(await times()).toEqual(before)
  })

  it('keep the services’ passwords when people change, and the people’s when a service’s does', async () => {
    await ensureTrinoAccess(directory, services)
    const before = await passwords()
    await add('p_someone', 'viewer', await hashTrinoPassword('a-password-for-trino'))
    await ensureTrinoAccess(directory)
    const { p_someone: theirs, ...rest } = await passwords()
    expect(rest).toEqual(before)
    const rotated = { ...services, 'svc-airflow': 'unit-airflow-rotated' }
    expect((await ensureTrinoAccess(directory, rotated)).files).toEqual(['password.db'])
    const now = await passwords()
    expect(now.p_someone).toBe(theirs)
    expect(await compare('unit-airflow-rotated', now['svc-airflow'] ?? '')).toBe(true)
    expect(now['svc-console']).toBe(before['svc-console'])
  })

  it('are whole, with the last of each, when bootstrap and consoles write side by side', async () => {
    await ensureTrinoAccess(directory, services)
    await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        await add(`p_n${index}`, index % 2 === 0 ? 'viewer' : 'operator')
        const given = index === 6 ? { ...services, 'svc-quality': 'unit-quality-rotated' } : undefined
        await ensureTrinoAccess(directory, given)
      }),
    )
    const { 'role-viewer': viewers = [], 'role-operator': operators = [] } = await groups()
    expect(viewers.filter((user) => !user.endsWith('_read'))).toHaveLength(6)
    expect(operators).toHaveLength(6)
    expect(await compare('unit-quality-rotated', (await passwords())['svc-quality'] ?? '')).toBe(true)
    expect((await readdir(directory)).sort()).toEqual(files)
  })

  it('take no harm from what a killed writer left, and clear it away', async () => {
    await ensureTrinoAccess(directory, services)
    const before = await Promise.all(files.map(read))
    await writeFile(path.join(directory, '.rules.json.4711'), '{ "catalogs": [')
    await writeFile(path.join(directory, '.password.db.1'), '')
    await ensureTrinoAccess(directory)
    expect((await readdir(directory)).sort()).toEqual(files)
    expect(await Promise.all(files.map(read))).toEqual(before)
  })

  it('are finished by the next writer when one was killed between two of them', async () => {
    await add('p_someone', 'admin')
    await ensureTrinoAccess(directory, services)
    const after = await Promise.all(files.map(read))
    await writeFile(path.join(directory, 'groups.txt'), 'role-admin:p_gone\n')
    expect((await ensureTrinoAccess(directory)).files).toEqual(['groups.txt'])
    expect(await Promise.all(files.map(read))).toEqual(after)
  })

  it('are readable by their owner alone', async () => {
    await ensureTrinoAccess(directory, services)
    for (const name of files) expect((await stat(path.join(directory, name))).mode & 0o777, name).toBe(0o600)
  })

  it('tell whose password ended', async () => {
    await add('p_first', 'viewer', await hashTrinoPassword('a-password-for-trino'))
    await add('p_second', 'viewer', await hashTrinoPassword('a-password-for-trino'))
    expect((await ensureTrinoAccess(directory, services)).passwordsEnded).toEqual([])
    const next = await hashTrinoPassword('another-one')
    await test.database.user.update({ where: { id: 'p_first' }, data: { trinoPasswordHash: next } })
    await test.database.user.delete({ where: { id: 'p_second' } })
    expect((await ensureTrinoAccess(directory)).passwordsEnded.sort()).toEqual(['p_first', 'p_second'])
    expect((await ensureTrinoAccess(directory)).passwordsEnded).toEqual([])
  })
})
