import { describe, expect, it } from 'vitest'
import { toApiPath } from './path'

describe('toApiPath', () => {
  it.each([
    ['/services', '/services'],
    ['services', '/services'],
    ['/api/v1/services/trino', '/services/trino'],
    ['/operations?state=failed', '/operations?state=failed'],
    ['/dags/a/runs/manual__2026-11-24T09:00:00+00:00', '/dags/a/runs/manual__2026-11-24T09:00:00+00:00'],
    ['/objects/raw/a%20b.csv', '/objects/raw/a%20b.csv'],
  ])('takes %s', (given, path) => {
    expect(toApiPath(given)).toBe(path)
  })

  it('adds parameters, encoded, to those that are there', () => {
    expect(toApiPath('/a?b=1', ['c=x y&z=', 'd=='])).toBe('/a?b=1&c=x+y%26z%3D&d=%3D')
  })

  it.each([
    'https://evil.example/api/v1/services',
    'http:services',
    '//evil.example/services',
    '/\\evil.example',
    '\\\\evil.example',
    '/../health',
    '/services/../../health',
    '/services/%2e%2e/%2E%2e/health',
    '/services/..%2f..%2fhealth',
    '/api/v1/../health',
    '..',
    '',
    '/services#fragment',
    '/a b',
    '/a\nb',
  ])('refuses %j', (given) => {
    expect(() => toApiPath(given)).toThrow(expect.objectContaining({ name: 'CliError', exitCode: 2 }))
  })

  it('refuses a parameter without a name', () => {
    for (const query of ['x', '=x']) expect(() => toApiPath('/a', [query])).toThrow('is not name=value')
  })
})
