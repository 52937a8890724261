import { describe, expect, it } from 'vitest'
import { localPath } from './local-path'

describe('localPath', () => {
  it.each(['/', '/stack', '/stack?s.q=a%2Fb', '/tables/lakehouse/sales'])('goes to %s', (next) => {
    expect(localPath(next)).toBe(next)
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '',
    undefined,
    ['/a', '/b'],
  ])('does not leave the console for %j', (next) => {
    expect(localPath(next)).toBe('/')
  })
})
