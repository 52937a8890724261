import { expect, test } from 'vitest'
import { debianSuite, defaultBase, versionInCompose, versionOfImage } from './catalogue'
import { planImages } from './ensure-images'

test('reads base, suite and version', () => {
  expect(defaultBase('# x\nARG BASE_IMAGE=debian:trixie-slim\nFROM debian\n')).toBe('debian:trixie-slim')
  expect(() => defaultBase('FROM debian\n')).toThrow('BASE_IMAGE')
  expect(debianSuite('debian:bookworm-slim')).toBe('bookworm')
  expect(() => debianSuite('alpine:3')).toThrow('alpine:3')
  expect(versionOfImage('apache/airflow:3.3.2-python3.11')).toBe('3.3.2')
  expect(versionOfImage('trinodb/trino:476')).toBe('476')
  expect(() => versionOfImage('redis:latest')).toThrow('redis:latest')
})

test('takes the version of exactly the named repository', () => {
  const yaml = 'a:\n  image: my/haproxy:1\nb:\n  image: haproxy:3.0.11-alpine\n'
  expect(versionInCompose(yaml, 'haproxy')).toBe('3.0.11')
  expect(() => versionInCompose(yaml, 'postgres')).toThrow('postgres')
})

test.each(['official', 'airgap'] as const)('plans every %s image once, a base before its dependants', async (way) => {
  const planned = await planImages(way, ['cdc'])
  const names = planned.map(({ source }) => source.name)
  expect(new Set(names).size).toBe(names.length)
  for (const { source, tag } of planned) {
    expect(tag).toMatch(/^\d+(\.\d+)*-[0-9a-f]{12}$/)
    if (source.base && !source.base.startsWith('debian:')) {
      expect(names.indexOf(source.base)).toBeLessThan(names.indexOf(source.name))
    }
  }
})

test.each(['official', 'airgap'] as const)('plans no %s image of a part that is off', async (way) => {
  const [without, withIt] = await Promise.all([planImages(way, []), planImages(way, ['cdc'])])
  const names = (planned: typeof without) => planned.map(({ source }) => source.name)
  expect(names(withIt).filter((name) => !names(without).includes(name))).toEqual(['cdc'])
})
