import { afterEach, describe, expect, it, vi } from 'vitest'
import { assertEnv, env } from './env'

describe('env', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('is fit in tests', () => {
    expect(() => assertEnv()).not.toThrow()
  })

  it.each([
    ['CONSOLE_AUTH_SECRET', '', 'CONSOLE_AUTH_SECRET is empty'],
    ['CONSOLE_AUTH_SECRET', 'short', 'CONSOLE_AUTH_SECRET needs at least 32 characters'],
    ['S3_SECRET_KEY', 'changemechangeme', 'S3_SECRET_KEY is a well-known value'],
    ['TRINO_URL', 'trino:8443', 'TRINO_URL is not an http(s) URL'],
    ['CONSOLE_DATABASE_URL', 'postgresql://console:postgres@db/console', 'holds an empty or well-known password'],
    ['CONSOLE_DATABASE_URL', 'postgresql://console@db/console', 'holds an empty or well-known password'],
    ['CONSOLE_WEBHOOK_ALLOWED', 'example.com, 10.0.0.0/33', 'CONSOLE_WEBHOOK_ALLOWED is not a comma-separated list'],
    ['CONSOLE_WEBHOOK_ALLOWED', 'http://example.com', 'CONSOLE_WEBHOOK_ALLOWED is not a comma-separated list'],
    ['CONSOLE_WEBHOOK_ALLOWED', '0x7f.1', 'CONSOLE_WEBHOOK_ALLOWED is not a comma-separated list'],
    ['CONSOLE_WEBHOOK_ALLOWED', '2130706433', 'CONSOLE_WEBHOOK_ALLOWED is not a comma-separated list'],
    ['LAKEHOUSE_PROJECT', 'Lake House', 'LAKEHOUSE_PROJECT is not a compose project name'],
  ])('refuses %s=%s, and names it', (name, value, message) => {
    vi.stubEnv(name, value)
    expect(() => assertEnv()).toThrow(message)
  })

  it.each([
    [{ CONSOLE_OIDC_CLIENT_ID: '' }, 'CONSOLE_OIDC_CLIENT_ID is empty, and CONSOLE_OIDC_ISSUER is given'],
    [{ CONSOLE_OIDC_CLIENT_SECRET: '' }, 'CONSOLE_OIDC_CLIENT_SECRET is empty, and CONSOLE_OIDC_ISSUER is given'],
    [{ CONSOLE_OIDC_ISSUER: '' }, 'CONSOLE_OIDC_CLIENT_ID is given, and CONSOLE_OIDC_ISSUER is empty'],
    [{ CONSOLE_OIDC_ISSUER: 'accounts.example' }, 'CONSOLE_OIDC_ISSUER is not an http(s) URL'],
    [{ CONSOLE_OIDC_ISSUER: 'https://me@accounts.example' }, 'CONSOLE_OIDC_ISSUER is not the bare URL of an issuer'],
    [
      { CONSOLE_OIDC_ISSUER: 'http://accounts.example', CONSOLE_PUBLIC_URL: 'https://console.example' },
      'CONSOLE_OIDC_ISSUER is reached without TLS, and the console by it',
    ],
    [{ CONSOLE_OIDC_DEFAULT_ROLE: 'admin' }, 'CONSOLE_OIDC_DEFAULT_ROLE is neither viewer nor operator'],
  ])('refuses a provider of identities that is half set up: %j', (change, message) => {
    const whole = {
      CONSOLE_OIDC_ISSUER: 'https://accounts.example/',
      CONSOLE_OIDC_CLIENT_ID: 'lakehouse',
      CONSOLE_OIDC_CLIENT_SECRET: 'unit-5f0d2b7a9c31',
    }
    for (const [name, value] of Object.entries(whole)) vi.stubEnv(name, value)
    expect(() => assertEnv()).not.toThrow()
    expect(env.CONSOLE_OIDC_ISSUER).toBe('https://accounts.example/')
    for (const [name, value] of Object.entries(change)) vi.stubEnv(name, value)
    expect(() => assertEnv()).toThrow(message)
  })

  it('names every variable at fault at once, and no value', () => {
    vi.stubEnv('CONSOLE_CLI_TOKEN', 'hunter2')
    vi.stubEnv('AIRFLOW_URL', '')
    expect(() => assertEnv()).toThrow(/CONSOLE_CLI_TOKEN needs[\s\S]*AIRFLOW_URL is empty/)
    expect(() => assertEnv()).not.toThrow(/hunter2/)
  })

  it('reads one variable without needing the others', () => {
    vi.stubEnv('AIRFLOW_URL', '')
    expect(env.CATALOG_URI).toBe('http://seaweedfs.invalid:8181')
  })

  it('reads where webhooks may go, in lower case', () => {
    vi.stubEnv('CONSOLE_WEBHOOK_ALLOWED', 'Hooks.example.internal, 10.20.0.0/16,fd00::/8,trino ,127.0.0.1')
    expect(env.CONSOLE_WEBHOOK_ALLOWED).toEqual([
      ...['hooks.example.internal', '10.20.0.0/16', 'fd00::/8', 'trino', '127.0.0.1'],
    ])
  })

  it('cuts the slash off the end of an address', () => {
    vi.stubEnv('AIRFLOW_URL', 'http://airflow:8080/')
    expect(env.AIRFLOW_URL).toBe('http://airflow:8080')
  })
})
