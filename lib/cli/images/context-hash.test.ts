import { expect, test } from 'vitest'
import { type ContextFile, hashContext, parseDockerignore } from './context-hash'

const file = (path: string, content: string, executable = false): ContextFile => ({
  path,
  content: Buffer.from(content),
  executable,
})

test('the hash does not depend on the order of files', () => {
  const [a, b] = [file('a', '1'), file('b', '2')]
  expect(hashContext('FROM x', [a, b], 'base:1')).toBe(hashContext('FROM x', [b, a], 'base:1'))
  expect(hashContext('FROM x', [a, b], 'base:1')).toMatch(/^[0-9a-f]{12}$/)
})

test.each([
  ['the Dockerfile', 'FROM y', [file('a', '1')], 'base:1'],
  ['the base', 'FROM x', [file('a', '1')], 'base:2'],
  ['a content', 'FROM x', [file('a', '2')], 'base:1'],
  ['a name', 'FROM x', [file('b', '1')], 'base:1'],
  ['the executable bit', 'FROM x', [file('a', '1', true)], 'base:1'],
  ['one more file', 'FROM x', [file('a', '1'), file('b', '')], 'base:1'],
])('the hash changes with %s', (_what, dockerfile, files, base) => {
  expect(hashContext(dockerfile, files, base)).not.toBe(hashContext('FROM x', [file('a', '1')], 'base:1'))
})

test('a .dockerignore decides by its last pattern that fits', () => {
  const isIncluded = parseDockerignore('# comment\n*\n!app\n!lib/\n**/*.test.ts\nlib/cli\n!dags\ndags/**/.*_cache\n')
  expect(['app/page.tsx', 'lib/a/b.ts', 'dags/x.py'].filter(isIncluded)).toHaveLength(3)
  expect(
    ['README.md', '.ci/x', 'app/page.test.ts', 'lib/cli/main.ts', 'dags/a/.mypy_cache/x', 'apps/x'].filter(isIncluded),
  ).toEqual([])
  expect(parseDockerignore('')('anything')).toBe(true)
})
