import { expect, it } from 'vitest'
import { env } from '@/lib/server/env'
import { api } from '.'

const ask = (of: string) =>
  api.request(`/api/v1/events?of=${encodeURIComponent(of)}`, {
    headers: { authorization: `Bearer ${env.CONSOLE_CLI_TOKEN}` },
  })

// Airflow is asked with the console's own account: what a caller writes must stay one segment of its addresses.
it.each([
  '/dags/%2e%2e/runs/x/events',
  '/dags/../runs/x/events',
  '/dags/~/runs/x/events',
  '/dags/a%2Fb/runs/x/events',
  '/dags/sales/runs/%2e%2e/events',
  '/dags/sales/runs/a%3Fb/events',
  '/services/trino/logs/events',
  '/no/such/events',
])('has no stream %s', async (of) => {
  const response = await ask(of)
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ code: 'not_found', field: 'of' })
})

it('says what is no part of an address', async () => {
  expect((await ask('/dags/%/runs/x/events')).status).toBe(400)
})
