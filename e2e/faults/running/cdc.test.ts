import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Cdc } from '@/lib/contracts/cdc'
import { setting } from '../../integration/settings'
import { atSource, findDifferences } from '../cdc-source'
import { call } from '../console'
import { killMainProcess, waitUntilBack } from '../containers'

const project = setting('PROJECT')
const isFull = process.env.LAKEHOUSE_TEST_FULL !== undefined
const rounds = isFull ? 15 : 3
const seed = Number(process.env.LAKEHOUSE_TEST_SEED ?? Math.floor(Math.random() * 2 ** 31))

/** Numbers that are the same again for the same seed. */
function makeRandom(start: number): (below: number) => number {
  let state = start % 2_147_483_647 || 1
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

const random = makeRandom(seed)

/** One transaction at the source: several changes, often of the same rows. */
function makeTransaction(): string {
  const order = () => 1 + random(700)
  const customer = () => 1 + random(100)
  const kinds = [
    () =>
      `INSERT INTO orders (customer_id, amount, ordered_at) VALUES (${customer()}, ${random(100_000)} / 100.0, now());`,
    () => `UPDATE orders SET amount = amount + 0.01, paid = NOT paid WHERE id % 50 = ${random(50)};`,
    () =>
      `UPDATE orders SET delivered_at = clock_timestamp() AT TIME ZONE 'UTC', weight_kg = random() WHERE id = ${order()};`,
    () => `DELETE FROM orders WHERE id = ${order()};`,
    // The key itself: gone here, new there.
    () => `UPDATE orders SET id = id + 1000000 WHERE id = ${order()};`,
    // Too long to be stored in the row: later changes of the row do not bring it.
    () =>
      `UPDATE orders SET note = (SELECT string_agg(md5(random()::text), '') FROM generate_series(1, 400)) WHERE id = ${order()};`,
    () =>
      `UPDATE customers SET credit = credit + 1, profile = profile || '{"seen": ${random(1000)}}' WHERE id = ${customer()};`,
    () =>
      `UPDATE customers SET photo = (SELECT decode(string_agg(md5(random()::text), ''), 'hex') FROM generate_series(1, 300)) WHERE id = ${customer()};`,
    () =>
      `INSERT INTO customers (id, name, country) VALUES (${200 + random(1_000_000)}, 'New', 'IT') ON CONFLICT DO NOTHING;`,
    () => `DELETE FROM customers WHERE id = (SELECT max(id) FROM customers WHERE id > 200);`,
  ]
  const statements = Array.from({ length: 1 + random(6) }, () => kinds[random(kinds.length)]?.() ?? '')
  const end = random(8) === 0 ? 'ROLLBACK;' : 'COMMIT;'
  return ['BEGIN;', ...statements, end, `SELECT pg_sleep(${random(40) / 1000});`].join('\n')
}

async function waitUntilEqual(timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const differences = (await Promise.all(['customers', 'orders'].map((table) => findDifferences(table)))).flat()
    if (differences.length === 0) return
    if (Date.now() > deadline) expect(differences.slice(0, 10), `seed ${seed}`).toEqual([])
    await sleep(2_000)
  }
}

describe(`a followed database, seed ${seed}`, () => {
  test('is here as it was before it was followed', () => waitUntilEqual(120_000))

  test('is here row for row, none twice, after SIGKILLs amid its changes', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const changes = Array.from({ length: 60 }, makeTransaction)
      if (round === 1) changes.splice(30, 0, 'TRUNCATE orders;')
      if (round === 1)
        changes.splice(
          35,
          0,
          "INSERT INTO orders (id, customer_id, amount, note) SELECT n + 2000000, n % 100 + 1, n, 'again' FROM generate_series(1, 20000) n;",
        )
      const kill = async () => {
        await sleep(200 + random(3_000))
        return killMainProcess(project, 'cdc')
      }
      const [before] = await Promise.all([kill(), atSource(changes.join('\n'))])
      await waitUntilBack(project, 'cdc', { before, timeoutMs: 120_000 })
      // Sometimes amid the restart, sometimes after it has caught up.
      await sleep(random(9_000))
    }
    await waitUntilEqual(120_000)
  })

  test('brings a column that is added there, with what its default gave to older rows', async () => {
    await atSource(
      `ALTER TABLE customers ADD COLUMN IF NOT EXISTS level int DEFAULT 3; UPDATE customers SET level = 4 WHERE id < 5;`,
    )
    await expect
      .poll(() => findDifferences('customers', [['level::text', 'CAST(level AS varchar)']]), {
        timeout: 90_000,
        interval: 2_000,
      })
      .toEqual([])
  })

  test('tells that it follows, how far, and what the source keeps for it', async () => {
    await expect.poll(readState, { timeout: 90_000, interval: 2_000 }).toMatchObject({
      state: 'streaming',
      error: null,
      slot: { status: 'reserved', limitBytes: String(1024 ** 3) },
      tables: [{ target: 'cdc_customers' }, { target: 'cdc_orders' }],
    })
  })

  if (isFull)
    test('keeps the slot moving while another database is busy and the followed tables are idle', async () => {
      const write = `INSERT INTO busy SELECT repeat(md5(random()::text), 20) FROM generate_series(1, 100000);`
      await atSource('CREATE TABLE IF NOT EXISTS busy (line text);', { database: 'postgres' })
      for (let round = 0; round < 3; round += 1) await atSource(write, { database: 'postgres' })
      await atSource('DROP TABLE busy;', { database: 'postgres' })
      // More than 200 MB of log were written.
      const retained = async () => Number((await readState()).slot?.retainedBytes ?? Number.POSITIVE_INFINITY)
      await expect.poll(retained, { timeout: 60_000, interval: 2_000 }).toBeLessThan(32 * 1024 ** 2)
    })

  if (isFull)
    test('says that changes are lost when its slot is, and is whole again once an admin has asked', async () => {
      await atSource(dropSlot)
      await atSource(`UPDATE customers SET credit = credit + 7 WHERE id < 20; DELETE FROM orders WHERE id % 3 = 0;`)
      await expect.poll(async () => (await readState()).state, { timeout: 90_000, interval: 1_000 }).toBe('lost')
      expect((await call('POST', '/ingestion/cdc/resnapshot')).status).toBe(202)
      await expect.poll(async () => (await readState()).state, { timeout: 120_000, interval: 1_000 }).toBe('streaming')
      await waitUntilEqual(60_000)
    })
})

async function readState(): Promise<Partial<Cdc>> {
  const { body } = await call('GET', '/ingestion/cdc')
  return body as Partial<Cdc>
}

/** Ends whoever reads from the slot, and takes it away before they are back. */
const dropSlot = `
DO $$ BEGIN
  FOR attempt IN 1..100 LOOP
    BEGIN
      PERFORM pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE slot_name = 'lakehouse_cdc' AND active;
      PERFORM pg_sleep(0.1);
      PERFORM pg_drop_replication_slot('lakehouse_cdc');
      EXIT;
    EXCEPTION WHEN object_in_use THEN NULL;
    END;
  END LOOP;
END $$;`
