import http from 'node:http'
import { describe, expect, test } from 'vitest'
import { setting } from './settings'

const project = setting('PROJECT')
const proxy = new URL(setting('DOCKER_PROXY_URL'))

/** Sends the path as it is written: `fetch` would tidy `..` and `//` away before the proxy sees them. */
function ask(method: string, path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: proxy.hostname, port: proxy.port, method, path, timeout: 10_000 },
      (response) => {
        let body = ''
        response.on('data', (chunk) => {
          body += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
      },
    )
    request.on('error', reject)
    request.end()
  })
}

describe('docker-proxy', () => {
  test('lets through what the console needs', async () => {
    expect((await ask('GET', '/_ping')).status).toBe(200)
    expect((await ask('GET', '/v1.45/version')).status).toBe(200)
    expect((await ask('GET', `/containers/${project}-valkey-1/logs?stdout=1&tail=1`)).status).toBe(200)
    expect((await ask('GET', `/containers/${project}-valkey-1/stats?stream=0&one-shot=1`)).status).toBe(200)
  })

  test('lists the containers of this project alone, whatever filter is asked for', async () => {
    const { body } = await ask('GET', '/containers/json?all=1&filters=%7B%7D')
    const containers = JSON.parse(body) as { Labels: Record<string, string> }[]
    expect(containers.length).toBeGreaterThan(10)
    expect(new Set(containers.map((container) => container.Labels['com.docker.compose.project']))).toEqual(
      new Set([project]),
    )
  })

  test.each([
    ['GET', '/info'],
    ['GET', '/images/json'],
    ['GET', `/containers/${project}-postgres-1/json`],
    ['GET', `/containers/${project}-postgres-1/archive?path=/etc/passwd`],
    ['GET', `/containers/${project}-postgres-1/attach/ws?stream=1`],
    ['GET', `/containers/${project}-postgres-1/export`],
    ['GET', `/containers/${project}-postgres-1/top`],
    ['POST', '/containers/create?name=evil'],
    ['POST', `/containers/${project}-valkey-1/exec`],
    ['POST', `/containers/${project}-valkey-1/kill`],
    ['POST', `/containers/${project}-valkey-1/attach`],
    ['DELETE', `/containers/${project}-valkey-1`],
    ['POST', `/containers/${project}-console-1/stop`],
    ['POST', `/containers/${project}-console-db-1/restart`],
    ['POST', `/containers/${project}-docker-proxy-1/stop`],
    ['POST', '/containers/another-project-db-1/stop'],
    ['GET', '/containers/another-project-db-1/logs?stdout=1'],
    ['POST', '/build'],
    ['POST', '/images/create?fromImage=x'],
    ['GET', '/secrets'],
    ['GET', '/volumes'],
    ['POST', '/volumes/create'],
    ['GET', `//containers/${project}-postgres-1/json`],
    ['GET', `/containers/${project}-postgres-1/logs/../json`],
    ['GET', `/containers/${project}-postgres-1/%6Ason`],
    ['GET', `/containers/${project}-postgres-1%2Fjson?/logs`],
    ['GET', `/v1.45/containers/${project}-postgres-1/logs%2f..%2fjson`],
    ['PUT', `/containers/${project}-postgres-1/logs`],
    ['POST', `/containers/${project}-postgres-1/logs`],
    ['GET', `/containers/${project}-postgres-1/stop`],
    ['POST', '/v1.45/exec/abc/start'],
    ['POST', '/session'],
    ['POST', '/grpc'],
  ])('refuses %s %s', async (method, path) => {
    const { status } = await ask(method, path)
    expect([400, 403]).toContain(status)
  })
})
