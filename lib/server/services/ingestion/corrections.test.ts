import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { Declaration } from '@/lib/contracts/declaration'
import { type CorrectedRecord, toCorrections } from './corrections'
import { isOf } from './pending-files'

const pipeline = (source: Declaration['source']): Declaration => ({
  name: 'orders',
  source,
  target: {
    table: 'orders',
    key: ['id'],
    columns: [
      { name: 'id', type: 'bigint' },
      { name: 'note', type: 'varchar' },
    ],
  },
})

const awkward = { note: 'a "quoted";\r\nnote, with\tall', id: '1' }

describe('corrected rows', () => {
  it.each([',', ';', '\t', '|'])(
    'are read as they were written, whatever is in them, with %j between values',
    (delimiter) => {
      const records: CorrectedRecord[] = [
        awkward,
        { id: '2', note: '' },
        { id: '3', note: null },
        { id: '4' },
        { id: ' 5 ', note: 'ä€💶' },
      ]
      const { text } = toCorrections(pipeline({ prefix: 'raw/orders/', delimiter }), records)
      const rows = parse(text, { delimiter, cast: (value, { quoting }) => (value === '' && !quoting ? null : value) })
      expect(rows).toEqual([
        ['id', 'note'],
        ['1', awkward.note],
        ['2', ''],
        ['3', null],
        ['4', null],
        [' 5 ', 'ä€💶'],
      ])
    },
  )

  it('keep values of columns that only the file has, behind those that are declared', () => {
    const { text } = toCorrections(pipeline({ prefix: 'raw/orders/' }), [{ channel: 'web', id: '1' }])
    expect(text).toBe('id,channel\r\n1,web\r\n')
  })

  it('are JSON Lines where the pipeline reads those', () => {
    const { text } = toCorrections(pipeline({ prefix: 'raw/orders/', format: 'jsonl' }), [
      awkward,
      { id: '2', note: null },
    ])
    const lines = text.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual([awkward, { id: '2', note: null }])
  })

  it('say that they are UTF-8 where the pipeline’s files are not', () => {
    const of = (encoding: Declaration['source']['encoding']) =>
      toCorrections(pipeline({ prefix: 'raw/orders/', encoding }), [awkward]).text
    expect([of('windows-1252')[0], of('utf-16')[0], of('utf-8')[0]]).toEqual(['\uFEFF', '\uFEFF', 'i'])
  })

  it.each([
    { prefix: 'raw/orders/' },
    { prefix: 'raw/orders/', format: 'jsonl' },
    { prefix: 'uploads/orders of may.csv' },
    { prefix: 'uploads/orders.txt.gz' },
  ] as const)('lie where the pipeline of %o finds them, each file under a name of its own', (source) => {
    const declaration = pipeline(source)
    const keys = [1, 2, 3].map(() => toCorrections(declaration, [awkward]).key)
    expect(keys.map((key) => isOf(declaration, key))).toEqual([true, true, true])
    expect(new Set(keys).size).toBe(3)
  })

  it('are refused where the pipeline reads Parquet', () => {
    expect(() => toCorrections(pipeline({ prefix: 'raw/orders/', format: 'parquet' }), [awkward])).toThrow(/Parquet/)
  })
})
