import { setTimeout as sleep } from 'node:timers/promises'
import { Webhook as Verifier } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DagRun } from '@/lib/contracts/pipelines'
import type { WebhookDelivery, WebhookDeliveryDetails, WebhookWithSecret } from '@/lib/contracts/webhooks'
import { ask } from './people'
import { setting } from './settings'
import { docker } from './writer'

const project = setting('PROJECT')
/** The name that the settings of the tests let webhooks go to. */
const host = 'webhook-receiver'
const container = `${project}-${host}`
const script = `
require('node:http').createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  console.log(JSON.stringify({ headers: request.headers, body }))
  response.end('taken')
}).listen(8080)`

interface Received {
  headers: Record<string, string>
  body: string
}

async function call<Answer>(method: string, path: string, json?: object): Promise<{ status: number; json: Answer }> {
  const response = await ask(method, path, json ? { json } : {})
  const text = await response.text()
  return { status: response.status, json: (text === '' ? null : JSON.parse(text)) as Answer }
}

async function received(): Promise<Received[]> {
  const lines = (await docker('logs', container)).split('\n').filter((line) => line.startsWith('{'))
  return lines.map((line) => JSON.parse(line) as Received)
}

/** Waits for the request of a delivery. */
async function receive(
  isSought: (event: { type: string; data: Record<string, unknown> }) => boolean,
): Promise<Received> {
  const deadline = Date.now() + 90_000
  while (Date.now() < deadline) {
    const found = (await received()).find(({ body }) => isSought(JSON.parse(body)))
    if (found) return found
    await sleep(500)
  }
  throw new Error('the receiver has not got it within 90 s')
}

describe('a webhook', () => {
  let webhook: WebhookWithSecret

  beforeAll(async () => {
    await docker('rm', '--force', container)
    const image = await docker('inspect', '--format', '{{.Config.Image}}', `${project}-console-1`)
    await docker(
      ...['run', '--detach', '--name', container, '--init', '--no-healthcheck', '--memory', '128m'],
      ...['--network', `${project}_default`, '--network-alias', host],
      // So that it goes with the stack, should this run be killed.
      ...['--label', `com.docker.compose.project=${project}`, '--label', `com.docker.compose.service=${host}`],
      ...['--entrypoint', 'node', image, '--eval', script],
    )
    const created = await call<WebhookWithSecret>('POST', '/webhooks', {
      name: `Test ${Date.now()}`,
      url: `http://${host}:8080/hook`,
      eventTypes: ['run.succeeded'],
    })
    expect(created.status).toBe(201)
    webhook = created.json
  })

  afterAll(async () => {
    await call('DELETE', `/webhooks/${webhook.id}`)
    await docker('rm', '--force', container)
  })

  test('is told that a run has succeeded, once, in a request that its secret proves to be ours', async () => {
    const run = (await call<DagRun>('POST', '/dags/sales_pipeline/runs', {})).json
    const isRun = ({ type, data }: { type: string; data: Record<string, unknown> }) =>
      type === 'run.succeeded' && data.dagRunId === run.dagRunId
    const { headers, body } = await receive(isRun)
    const event = new Verifier(webhook.secret).verify(body, headers) as { data: Record<string, unknown> }
    expect(event.data).toMatchObject({ dagId: 'sales_pipeline', state: 'success' })
    expect(() => new Verifier(webhook.secret).verify(body.replace('success', 'failed'), headers)).toThrow(
      'No matching signature',
    )
    // Long enough for it to be found again, were it not known.
    await sleep(12_000)
    expect((await received()).filter((each) => isRun(JSON.parse(each.body)))).toHaveLength(1)
    const log = await call<{ items: WebhookDelivery[] }>('GET', `/webhooks/deliveries?webhookId=${webhook.id}`)
    expect(log.json.items.find(({ eventId }) => eventId === headers['webhook-id'])).toMatchObject({
      state: 'succeeded',
      lastStatus: 200,
      tries: 1,
    })
  })

  test('can be tested, and what was sent can be seen and sent again', async () => {
    const { id, eventId } = (await call<WebhookDelivery>('POST', `/webhooks/${webhook.id}/test`)).json
    const isTest = (each: Received) => each.headers['webhook-id'] === eventId
    await receive(({ type }) => type === 'webhook.test')
    expect((await call('POST', `/webhooks/deliveries/${id}/replay`)).status).toBe(202)
    await expect.poll(async () => (await received()).filter(isTest).length, { timeout: 20_000 }).toBe(2)
    await expect
      .poll(async () => (await call<WebhookDeliveryDetails>('GET', `/webhooks/deliveries/${id}`)).json, {
        timeout: 10_000,
      })
      .toMatchObject({ state: 'succeeded', attempts: [{ response: 'taken' }, { response: 'taken' }] })
  })

  test.each([
    ...['https://trino:8443/', 'http://console-db:5432/', 'http://docker-proxy:2375/', 'http://seaweedfs:8333/'],
    ...['http://airflow-api-server:8080/', 'http://console:4000/', 'http://localhost:4000/', 'http://127.0.0.1:4000/'],
    ...['http://[::1]:4000/', 'http://169.254.169.254/latest/meta-data/'],
  ])('is not made for what is within the stack: %s', async (url) => {
    const body = { name: `Within ${url}`.replaceAll('/', ' '), url, eventTypes: ['run.succeeded'] }
    expect(await call('POST', '/webhooks', body)).toMatchObject({ status: 400, json: { field: 'url' } })
  })
})
