import { describe, expect, it } from 'vitest'
import {
  type Declaration,
  declarationSchema,
  plainColumnTypes,
  sourceEncodings,
  sourceFormats,
} from '@/lib/contracts/declaration'
import {
  columnTypes,
  type Draft,
  emptyDraft,
  encodings,
  faultsAt,
  formats,
  toDeclaration,
  toDraft,
  withColumn,
  withoutColumn,
} from './draft'
import { guessType } from './guess-type'

const declaration = declarationSchema.meta()?.example as Declaration

describe('a draft of a declaration', () => {
  it('offers what a declaration may have, and nothing else', () => {
    expect(formats).toEqual(sourceFormats)
    expect(encodings).toEqual(sourceEncodings)
    expect([...columnTypes].sort()).toEqual([...plainColumnTypes, 'decimal(18,2)'].sort())
  })

  it('is the same declaration again', () => {
    expect(toDeclaration(toDraft(declaration))).toEqual(declaration)
  })

  it('leaves out what is empty, and what the format has not', () => {
    const draft: Draft = {
      ...toDraft(declaration),
      description: ' ',
      format: 'parquet',
      encoding: 'latin-1',
      schedule: '',
    }
    const made = toDeclaration(draft)
    expect(made).not.toHaveProperty('description')
    expect(made).not.toHaveProperty('schedule')
    expect(made.source).toEqual({ prefix: 'raw/sales/', format: 'parquet' })
  })

  it('keeps the commas within a term of the partitioning', () => {
    const made = toDeclaration({ ...emptyDraft, partitioning: 'month(order_date), bucket(order_id, 16) ,country' })
    expect(made.target).toMatchObject({ partitioning: ['month(order_date)', 'bucket(order_id, 16)', 'country'] })
  })

  it('says a share as per cent without the crumbs of floating point', () => {
    expect(toDraft({ ...declaration, bad_rows: { max_share: 0.07 } }).badRows).toBe('7')
  })

  it('follows a column that is renamed or taken out to where it is named', () => {
    const renamed = withColumn(toDraft(declaration), 0, { name: 'id' })
    expect(renamed.key).toEqual(['id'])
    expect(withoutColumn(renamed, 0).key).toEqual([])
    expect(withoutColumn(renamed, 3).watermark).toBe('')
  })

  it('finds the faults of a field and of its parts, and not of another that begins alike', () => {
    const faults = [
      { path: 'target.key[0]', line: 1, message: 'one' },
      { path: 'target.key', line: 1, message: 'two' },
      { path: 'target.keys', line: 1, message: 'three' },
    ]
    expect(faultsAt(faults, 'target.key')).toEqual(['one', 'two'])
  })
})

it.each([
  [['1', '22', null], 'bigint'],
  [['007', '008'], 'varchar'],
  [['1.5', '2'], 'decimal(18,2)'],
  [['1.5', '2.1234'], 'decimal(18,4)'],
  [['1e5', '2'], 'double'],
  [['true', 'FALSE'], 'boolean'],
  [['2026-11-22'], 'date'],
  [['2026-11-22 10:00'], 'timestamp'],
  [['2026-11-22T10:00:00Z'], 'timestamp_tz'],
  [['', null], 'varchar'],
  [['12,50'], 'varchar'],
])('%j looks like %s', (values, type) => {
  expect(guessType(values)).toBe(type)
})
