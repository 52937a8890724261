import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseDeclaration, toYaml } from './parse-declaration'

/** Airflow's side reads the same files: dags/tests/ingest. */
const folder = path.join(import.meta.dirname, '../../../../dags/tests/ingest/declarations')
const read = (kind: string) =>
  readdirSync(path.join(folder, kind)).map(
    (file) => [file, readFileSync(path.join(folder, kind, file), 'utf8')] as const,
  )

const minimal = (columns: string) =>
  `name: orders\nsource: { prefix: raw/ }\ntarget:\n  table: orders\n  key: [id]\n  columns:\n${columns}`

describe('a declaration', () => {
  it.each(read('valid'))('is taken: %s', (_, text) => {
    expect(parseDeclaration(text)).toEqual({
      declaration: expect.objectContaining({ source: expect.anything() }),
      faults: [],
    })
  })

  it.each(read('valid'))('means the same when the console has written it anew: %s', (_, text) => {
    const { declaration } = parseDeclaration(text)
    if (!declaration) throw new Error('is not taken')
    expect(parseDeclaration(toYaml(declaration)).declaration).toEqual(declaration)
  })

  it.each(read('invalid'))('is refused for the field that is at fault: %s', (_, text) => {
    const [, fault] = /^# error:(.*)$/m.exec(text) ?? []
    const { declaration, faults } = parseDeclaration(text)
    expect(declaration).toBeNull()
    expect(faults.map(({ path }) => path)).toContain(fault?.trim())
  })

  it('is refused with all of its faults, each by its line and what would be right', () => {
    const { faults } = parseDeclaration(
      [
        'name: My orders',
        'source:',
        '  prefix: raw/',
        '  formt: csv',
        'target:',
        '  table: ingest_runs',
        '  columns:',
        '    - { name: id, type: int }',
      ].join('\n'),
    )
    expect(faults.map(({ path, line }) => [path, line])).toEqual([
      ['name', 1],
      ['source.formt', 4],
      ['target.table', 6],
      ['target.key', 5],
      ['target.columns[0].type', 8],
    ])
    expect(faults.map(({ message }) => message)).toEqual([
      'A name is 1 to 50 of a–z, 0–9 and _, and begins with a letter',
      'There is no field formt here',
      'The stack has this table for itself',
      'Is missing',
      'Not a type. There are: boolean, integer, bigint, real, double, varchar, date, timestamp, timestamp_tz, decimal(p,s) with p up to 38',
    ])
  })

  it('has at most 2,000 columns', () => {
    const columns = (count: number) =>
      minimal(
        ['id', ...Array.from({ length: count - 1 }, (_, index) => `c${index}`)]
          .map((name) => `    - { name: ${name}, type: date }\n`)
          .join(''),
      )
    expect(parseDeclaration(columns(2_000)).faults).toEqual([])
    expect(parseDeclaration(columns(2_001)).faults).toMatchObject([
      { path: 'target.columns', message: 'At most 2,000 columns' },
    ])
  })

  it.each([
    ['more than 256 KiB', `# ${'x'.repeat(256 * 1_024)}\n${minimal('    - { name: id, type: date }')}`],
    ['lists in lists without end', '['.repeat(100_000)],
    [
      'aliases that multiply',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`).join('\n')}`,
    ],
    ['a field that is there twice', `name: other\n${minimal('    - { name: id, type: date }')}`],
  ])('is refused, and harms nothing, with %s', (_, text) => {
    const { declaration, faults } = parseDeclaration(text)
    expect(declaration).toBeNull()
    expect(faults).toMatchObject([{ path: '' }])
  })
})
