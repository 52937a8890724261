import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, makeToken, remove } from './people'
import { setting } from './settings'
import { exchange, follow, run, send, type TrinoCaller } from './trino'
import { changeRole, join, type Member, makeTrinoPassword, runStatement } from './trino-people'

const roles = ['viewer', 'operator', 'admin'] as const
type Role = (typeof roles)[number]

/** Trino and the console together have this long to follow a change. */
const limitMs = 2_000

const name = `people_${randomBytes(4).toString('hex')}`
const table = `iceberg.lakehouse.${name}`
const view = `iceberg.trusted.${name}`
const hidden = `iceberg.${name}.hidden`
/** More rows than are counted in any time that a test takes. */
const long = `select count(*) from unnest(sequence(1, 10000)) a(x) cross join unnest(sequence(1, 10000)) b(y)
  cross join unnest(sequence(1, 10000)) c(z) where (x * y + z) % 7 = 3`

const members = {} as Record<Role, Member>
const callers = {} as Record<Role, TrinoCaller>
const everyone: Member[] = []

async function welcome(role: Role): Promise<{ member: Member; caller: TrinoCaller }> {
  const member = await join(role)
  everyone.push(member)
  return { member, caller: await makeTrinoPassword(member) }
}

const prepare = async (sql: string) => {
  const { status, problem } = await runStatement(undefined, sql)
  expect(status, `${sql}: ${JSON.stringify(problem)}`).toBe(200)
}

beforeAll(async () => {
  await prepare(`create schema iceberg.${name} with (location = 's3://lakehouse-warehouse/${name}')`)
  await prepare(`create table ${hidden} as select 1 id, 'a' v`)
  await prepare(`create table ${table} as select 1 id, 'a' v`)
  await prepare(`create view ${view} as select * from ${table}`)
  for (const role of roles) {
    const { member, caller } = await welcome(role)
    members[role] = member
    callers[role] = caller
  }
  await sleep(limitMs)
}, 120_000)

afterAll(async () => {
  for (const member of everyone) await remove(member)
  await prepare(`drop view if exists ${view}`)
  await prepare(`drop table if exists ${table}`)
  await prepare(`drop table if exists ${hidden}`)
  await prepare(`drop schema if exists iceberg.${name}`)
}, 120_000)

const denied = 'PERMISSION_DENIED'

/** A statement, and which roles Trino lets run it. */
const statements: [sql: string, allowed: readonly Role[]][] = [
  [`select * from ${table}`, roles],
  [`select * from ${view}`, roles],
  [`select count(*) from iceberg.lakehouse."${name}$snapshots"`, roles],
  [`select count(*) from iceberg.lakehouse."${name}$files"`, roles],
  [`describe ${table}`, roles],
  [`show stats for ${table}`, roles],
  [`select * from ${hidden}`, ['admin']],
  [`select * from iceberg.${name}."hidden$files"`, ['admin']],
  [`show tables from iceberg.${name}`, ['admin']],
  [`insert into ${table} values (2, 'b')`, ['operator', 'admin']],
  [`explain analyze insert into ${table} values (2, 'b')`, ['operator', 'admin']],
  [`execute immediate 'insert into ${table} values (2, ''b'')'`, ['operator', 'admin']],
  [`update ${table} set v = 'c' where id = 2`, ['operator', 'admin']],
  [
    `merge into ${table} t using (values (3, 'd')) s(id, v) on t.id = s.id when not matched then insert values (s.id, s.v)`,
    ['operator', 'admin'],
  ],
  [`delete from ${table} where id in (2, 3)`, ['operator', 'admin']],
  [`insert into ${hidden} values (2, 'b')`, ['admin']],
  [`truncate table ${hidden}`, ['admin']],
  [`create table ${table}_new as select 1 x`, ['admin']],
  [`create table ${table}_placed (x integer) with (location = 's3://lakehouse-warehouse/${name}/placed')`, ['admin']],
  [`alter table ${table} add column more integer`, ['admin']],
  [`alter table ${table} drop column more`, ['admin']],
  [`alter table ${table} set properties format_version = 2`, ['admin']],
  [`comment on table ${table} is 'theirs'`, ['admin']],
  [`show create table ${table}`, ['admin']],
  [`create view ${view}_new security definer as select * from ${table}`, ['admin']],
  [`create view ${view}_invoker security invoker as select * from ${table}`, ['admin']],
  [`create schema iceberg.${name}_new with (location = 's3://lakehouse-warehouse/${name}_new')`, ['admin']],
  // Trino's rules cannot tell compacting a table from writing into it: who writes may do both.
  [`alter table ${table} execute optimize`, ['operator', 'admin']],
  [`alter table ${table} execute expire_snapshots(retention_threshold => '7d')`, ['operator', 'admin']],
  [`alter table ${table} execute remove_orphan_files(retention_threshold => '7d')`, ['operator', 'admin']],
  [`alter table ${hidden} execute optimize`, ['admin']],
  [`alter table ${table} set authorization svc_console`, []],
  [`set session query_max_run_time = '1d'`, ['admin']],
  [`set session join_distribution_type = 'BROADCAST'`, roles],
  [`set session iceberg.compression_codec = 'ZSTD'`, ['admin']],
  [`create catalog other using memory`, []],
  ['select count(*) from system.jdbc.tables', roles],
  ['select count(*) from system.runtime.queries', roles],
  ['select count(*) from system.runtime.nodes', ['admin']],
  ['select count(*) from system.runtime.tasks', ['admin']],
  ['select count(*) from system.runtime.transactions', ['admin']],
]

/** What only who may create it can drop. */
const dropped = [
  `drop table ${table}_new`,
  `drop table ${table}_placed`,
  `drop view ${view}_new`,
  `drop view ${view}_invoker`,
  `drop schema iceberg.${name}_new`,
]

const deniedToOthers = [
  `drop table ${table}`,
  `drop view ${view}`,
  `drop schema iceberg.${name} cascade`,
  `call iceberg.system.rollback_to_snapshot('lakehouse', '${name}', 1)`,
  `call iceberg.system.unregister_table('lakehouse', '${name}')`,
  `call iceberg.system.register_table('lakehouse', '${name}_other', 's3://lakehouse-warehouse/${name}/hidden')`,
  `select * from table(iceberg.system.table_changes('lakehouse', '${name}', 1, 2))`,
  `select * from table(iceberg.system.table_changes('${name}', 'hidden', 1, 2))`,
  `grant select on ${table} to role public`,
]

describe.each(roles)('a %s', (role) => {
  test('may run what the role allows, and nothing else', async () => {
    const caller = callers[role]
    for (const [sql, allowed] of statements) {
      const { error } = await run(caller, sql)
      if (allowed.includes(role)) expect(error, sql).toBeUndefined()
      else if (sql.includes(' execute ')) {
        expect(`${error?.errorName}: ${error?.message}`, sql).toMatch(/PERMISSION_DENIED|table with row filter/)
      } else expect(error?.errorName, sql).toBe(denied)
    }
    if (role === 'admin') {
      for (const sql of dropped) expect((await run(caller, sql)).error, sql).toBeUndefined()
    } else for (const sql of deniedToOthers) expect((await run(caller, sql)).error?.errorName, sql).toBe(denied)
  })

  test('acts as nobody else', async () => {
    const caller = callers[role]
    const others = roles.filter((each) => each !== role).map((each) => members[each].trinoUser)
    for (const user of [...others, 'svc-console', 'svc-airflow', 'nobody', `${caller.user}_operate`]) {
      for (const header of ['x-trino-user', 'x-trino-original-user']) {
        const { status, error } = await run(caller, 'select current_user', { [header]: user })
        expect(status === 403 || error?.errorName === denied, `${header}: ${user}: ${status} ${error?.message}`).toBe(
          true,
        )
      }
      const set = await run(caller, `set session authorization "${user}"`, {
        'x-trino-client-capabilities': 'SESSION_AUTHORIZATION',
      })
      expect(set.error?.errorName, `set session authorization ${user}`).toBe(denied)
    }
  })
})

test('a service that is not the console acts as nobody', async () => {
  const airflow = { user: setting('TRINO_USER'), password: setting('TRINO_PASSWORD') }
  expect((await run(airflow, 'select 1')).error).toBeUndefined()
  for (const role of roles) {
    const { status, error } = await run(airflow, 'select 1', { 'x-trino-user': members[role].trinoUser })
    expect(status === 403 || error?.errorName === denied, `as ${role}: ${status} ${error?.message}`).toBe(true)
  }
})

describe('a person in Trino’s history', () => {
  const countOf = async (caller: TrinoCaller, user: string, marker: string) =>
    (
      await run(
        caller,
        `select count(*) from system.runtime.queries where "user" = '${user}' and query like '%/* ${marker} */%'
          and query not like '%system.runtime%'`,
      )
    ).rows[0]?.[0]

  test('is named for what they ask by way of the console, by page and by token', async () => {
    const { operator } = members
    const marker = randomBytes(4).toString('hex')
    await runStatement({ cookie: operator.cookie }, `select 1 /* ${marker} */`)
    const { token } = await makeToken(operator, 'read')
    await runStatement({ token }, `select 2 /* ${marker} */`)
    expect(await countOf(callers.admin, operator.trinoUser, marker)).toBe(1)
    expect(await countOf(callers.admin, `${operator.trinoUser}_read`, marker)).toBe(1)
  })

  test('sees their own statements there; an admin sees all', async () => {
    const marker = randomBytes(4).toString('hex')
    await run(callers.operator, `select 1 /* ${marker} */`)
    expect(await countOf(callers.operator, callers.operator.user, marker)).toBe(1)
    expect(await countOf(callers.viewer, callers.operator.user, marker)).toBe(0)
    expect(await countOf(callers.admin, callers.operator.user, marker)).toBe(1)
    const { text } = await exchange(callers.viewer, 'GET', '/v1/query')
    const users = (JSON.parse(text) as { session: { user: string } }[]).map(({ session }) => session.user)
    expect(new Set(users)).toEqual(new Set([callers.viewer.user]))
  })

  test('ends their own queries; an admin ends everyone’s', async () => {
    const kill = (caller: TrinoCaller, id: string | undefined) =>
      run(caller, `call system.runtime.kill_query('${id}', 'a test')`)
    const begun = await send(callers.operator, long)
    const ended = follow(callers.operator, begun)
    await expect.poll(async () => (await kill(callers.viewer, begun.queryId)).error?.errorName).toBe(denied)
    expect((await exchange(callers.viewer, 'DELETE', `/v1/query/${begun.queryId}`)).status).toBe(403)
    expect((await kill(callers.operator, begun.queryId)).error).toBeUndefined()
    expect((await ended).error?.errorName).toBe('ADMINISTRATIVELY_KILLED')
    const second = await send(callers.viewer, long)
    const secondEnded = follow(callers.viewer, second)
    await expect.poll(async () => (await kill(callers.admin, second.queryId)).error).toBeUndefined()
    expect((await secondEnded).error?.errorName).toBe('ADMINISTRATIVELY_KILLED')
  })
})

describe('by way of the console', () => {
  test('what Trino denies is said so, never a failure of the console', async () => {
    const answer = await runStatement({ cookie: members.viewer.cookie }, `delete from ${table}`)
    expect(answer.status).toBe(403)
    expect(answer.problem).toMatchObject({ code: 'forbidden', upstream: 'trino' })
    expect(answer.problem?.detail).toContain(`Cannot delete from table ${table}`)
    const procedure = await runStatement(
      { cookie: members.viewer.cookie },
      `alter table ${table} execute rollback_to_snapshot(1)`,
    )
    expect(procedure.problem).toMatchObject({ code: 'forbidden' })
  })

  test.each([
    ['admin', 'operate', `drop table ${table}`, `select * from ${table}`],
    ['admin', 'read', `insert into ${table} values (9, 'z')`, `select * from ${table}`],
    ['operator', 'read', `insert into ${table} values (9, 'z')`, `select * from ${table}`],
  ] as const)('the token of an %s with the scope %s may no more than that', async (role, scope, refused, allowed) => {
    const { token } = await makeToken(members[role], scope)
    expect((await runStatement({ token }, refused)).problem).toMatchObject({ code: 'forbidden', upstream: 'trino' })
    expect((await runStatement({ token }, allowed)).problem).toBeUndefined()
  })

  test('a table that its reader may not know of is not there', async () => {
    const caller = { cookie: members.viewer.cookie }
    for (const path of [`/tables/${name}/hidden`, `/tables/${name}/hidden/rows`, `/tables/${name}/no_such_table`]) {
      expect((await ask('GET', path, caller)).status, path).toBe(404)
    }
    const schemas = async (who: Member) => await (await ask('GET', '/schemas', { cookie: who.cookie })).text()
    expect(await schemas(members.viewer)).not.toContain(`"${name}","tables":[{"name":"hidden"`)
    expect(await schemas(members.admin)).toContain(`"${name}","tables":[{"name":"hidden"`)
    expect((await ask('GET', `/tables/${name}/hidden/rows`, { cookie: members.admin.cookie })).status).toBe(200)
  })
})

/** Sends a statement again and again; says how each went and how long after the beginning it was sent. */
async function watch(attempt: () => Promise<boolean>, forMs = limitMs + 1_500) {
  const startedAt = performance.now()
  const seen: { sentAfterMs: number; isAllowed: boolean }[] = []
  while (performance.now() - startedAt < forMs) {
    const sentAfterMs = performance.now() - startedAt
    seen.push({ sentAfterMs, isAllowed: await attempt() })
    await sleep(50)
  }
  const after = seen.filter(({ sentAfterMs }) => sentAfterMs >= limitMs)
  expect(after.length).toBeGreaterThan(0)
  return after.map(({ isAllowed }) => isAllowed)
}

const isOk = async (caller: TrinoCaller, sql: string) => {
  const { status, error } = await run(caller, sql)
  return status === 200 && error === undefined
}

/** Begins a query that would take hours; `ended` tells how it ended, and when. */
async function begin(caller: TrinoCaller) {
  const first = await send(caller, long)
  const ended = follow(caller, first).then(({ error }) => ({ errorName: error?.errorName, at: performance.now() }))
  await expect
    .poll(async () => {
      const { text } = await exchange(callers.admin, 'GET', `/v1/query/${first.queryId}`)
      return (JSON.parse(text) as { state: string }).state
    })
    .toBe('RUNNING')
  return { ended, id: first.queryId }
}

const only = (value: boolean) => new Set([value])

describe('within two seconds', () => {
  test('a person who joins may ask', async () => {
    const { caller } = await welcome('viewer')
    const asked = await watch(() => isOk(caller, `select * from ${table}`))
    expect(new Set(asked)).toEqual(only(true))
  })

  test('a greater role allows more, and allows what the lesser did all the while', async () => {
    const { member, caller } = await welcome('viewer')
    await sleep(limitMs)
    const { ended, id } = await begin(caller)
    await changeRole(member, 'operator')
    const reads: boolean[] = []
    const writes = await watch(async () => {
      reads.push(await isOk(caller, `select * from ${table}`))
      return isOk(caller, `update ${table} set v = v where id = 0`)
    })
    expect(new Set(writes)).toEqual(only(true))
    expect(new Set(reads)).toEqual(only(true))
    await run(caller, `call system.runtime.kill_query('${id}', 'a test')`)
    expect((await ended).errorName, 'what ran went on until its owner ended it').toBe('ADMINISTRATIVELY_KILLED')
  })

  test('a lesser role allows less, and ends what runs with the greater', async () => {
    const { member, caller } = await welcome('admin')
    await sleep(limitMs)
    const { ended } = await begin(caller)
    const pending = await send(caller, `create table ${table}_pending as select 1 x`)
    await changeRole(member, 'viewer')
    const changedAt = performance.now()
    const asked = await watch(() => isOk(caller, `comment on table ${table} is 'theirs'`))
    expect(new Set(asked)).toEqual(only(false))
    const { errorName, at } = await ended
    expect(errorName).toBe('ADMINISTRATIVELY_KILLED')
    expect(at - changedAt).toBeLessThan(limitMs)
    // It was sent as an admin, and Trino had not begun it.
    expect((await follow(caller, pending)).error?.errorName).toBe(denied)
    expect(await isOk(caller, `select * from ${table}`)).toBe(true)
  })

  test('a person who is removed may ask nothing, and what they run ends', async () => {
    const { member, caller } = await welcome('operator')
    await sleep(limitMs)
    const { ended } = await begin(caller)
    const pending = await send(caller, `insert into ${table} values (4, 'pending')`)
    await remove(member)
    everyone.splice(everyone.indexOf(member), 1)
    const removedAt = performance.now()
    const statuses = await watch(async () => (await run(caller, 'select 1')).status !== 401)
    expect(new Set(statuses)).toEqual(only(false))
    const { errorName, at } = await ended
    expect(errorName).toBe('ADMINISTRATIVELY_KILLED')
    expect(at - removedAt).toBeLessThan(limitMs)
    expect((await follow(caller, pending)).error?.errorName).toBe(denied)
  })

  test('a password that was taken away opens nothing, ends what it began, and leaves the console as it was', async () => {
    const { member, caller } = await welcome('operator')
    await sleep(limitMs)
    const { ended } = await begin(caller)
    expect((await ask('DELETE', '/account/trino-password', { cookie: member.cookie })).status).toBe(204)
    const removedAt = performance.now()
    const statuses = await watch(async () => (await run(caller, 'select 1')).status !== 401)
    expect(new Set(statuses)).toEqual(only(false))
    const { errorName, at } = await ended
    expect(errorName).toBe('ADMINISTRATIVELY_KILLED')
    expect(at - removedAt).toBeLessThan(limitMs)
    expect((await runStatement({ cookie: member.cookie }, `select * from ${table}`)).problem).toBeUndefined()
  })

  test('a new password takes the place of the old one', async () => {
    const { member, caller } = await welcome('viewer')
    await sleep(limitMs)
    const next = await makeTrinoPassword(member)
    const both = await watch(async () => {
      const [old, now] = await Promise.all([run(caller, 'select 1'), run(next, 'select 1')])
      return old.status === 401 && now.status === 200
    })
    expect(new Set(both)).toEqual(only(true))
  })
})

test('without a Trino password nobody signs in to Trino, and the console still acts for them', async () => {
  const member = await join('viewer')
  everyone.push(member)
  await sleep(limitMs)
  for (const password of ['', 'null', 'undefined', member.trinoUser]) {
    expect((await run({ user: member.trinoUser, password }, 'select 1')).status).toBe(401)
  }
  expect((await runStatement({ cookie: member.cookie }, `select * from ${table}`)).rows.length).toBeGreaterThan(0)
})
