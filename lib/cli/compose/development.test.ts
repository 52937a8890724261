import { describe, expect, test } from 'vitest'
import { fromHost, withoutWritten } from './development'

const service = (...ports: { host_ip?: string; published?: string; target: number }[]) => ({ image: 'any', ports })

describe('addresses as the host reaches them', () => {
  const services = {
    trino: service({ host_ip: '127.0.0.1', published: '8083', target: 8443 }),
    seaweedfs: service({ host_ip: '0.0.0.0', published: '8333', target: 8333 }),
    'console-db': service({ host_ip: '::1', published: '15432', target: 5432 }),
    valkey: service(),
  }

  test('take the published port of the service that a URL names, and keep all else of it', () => {
    expect(fromHost('TRINO_URL', 'https://trino:8443', services)).toBe('https://127.0.0.1:8083')
    expect(fromHost('S3_ENDPOINT', 'http://seaweedfs:8333/a', services)).toBe('http://127.0.0.1:8333/a')
    expect(fromHost('DATABASE', 'postgresql://console:pa%24s@console-db:5432/console', services)).toBe(
      'postgresql://console:pa%24s@[::1]:15432/console',
    )
  })

  test('leave alone what names no service', () => {
    expect(fromHost('TRINO_USER', 'trino', services)).toBe('trino')
    expect(fromHost('AIRFLOW_PUBLIC_URL', 'http://localhost:8081', services)).toBe('http://localhost:8081')
  })

  test('are refused by name where nothing is published', () => {
    expect(() => fromHost('VALKEY_URL', 'redis://valkey:6379', services)).toThrow('VALKEY_URL names valkey:6379')
  })
})

test('what is exported in the shell does not win over what is written for Next', () => {
  const shell = { PATH: '/usr/bin', TRINO_URL: 'https://elsewhere:8443', LOG_LEVEL: 'debug' }
  expect(withoutWritten(shell, { TRINO_URL: 'https://127.0.0.1:8083', S3_ENDPOINT: 'http://127.0.0.1:8333' })).toEqual({
    PATH: '/usr/bin',
    LOG_LEVEL: 'debug',
  })
})
