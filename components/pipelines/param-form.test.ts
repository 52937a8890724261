import { describe, expect, it } from 'vitest'
import { fieldsOf, readConf } from './param-form'

const param = (value: unknown, schema: Record<string, unknown>) => ({ default: value, description: null, schema })

// As Airflow gives it for sales_pipeline.
const prefix = {
  default: 'raw/sales/',
  description: 'Folder in s3://lakehouse to read',
  schema: { type: 'string', title: 'Folder', pattern: '^raw/sales/([^/]+/)*$', maxLength: 512 },
}

describe('fieldsOf', () => {
  it('labels a param by its title and keeps its description', () => {
    expect(fieldsOf({ prefix })).toMatchObject([
      {
        name: 'prefix',
        label: 'Folder',
        hint: 'Folder in s3://lakehouse to read',
        kind: 'text',
        initial: 'raw/sales/',
      },
    ])
  })

  it.each([
    ['text', 'a', { type: 'string' }],
    ['text', null, { type: ['null', 'string'] }],
    ['number', 3, { type: 'integer' }],
    ['boolean', true, { type: 'boolean' }],
    ['choice', 'a', { enum: ['a', 'b'] }],
    ['json', [1], { type: 'array' }],
    ['json', {}, {}],
    ['json', 'a', { type: ['string', 'integer'] }],
  ])('takes %s for %j of %j', (kind, value, schema) => {
    expect(fieldsOf({ it: param(value, schema) })[0]?.kind).toBe(kind)
  })
})

describe('readConf', () => {
  it('leaves out what nobody changed', () => {
    expect(readConf(fieldsOf({ prefix, n: param(3, { type: 'integer' }) }), { prefix: 'raw/sales/', n: '3' })).toEqual({
      conf: {},
      faults: {},
    })
  })

  it('sends each value as its type', () => {
    const fields = fieldsOf({
      prefix,
      n: param(3, { type: 'integer' }),
      on: param(false, { type: 'boolean' }),
      day: param('a', { type: ['null', 'string'] }),
      size: param(1, { enum: [1, 2] }),
      list: param([1], { type: 'array' }),
    })
    const entered = { prefix: 'raw/sales/2026/', n: '4', on: 'true', day: '', size: '2', list: '[2]' }
    expect(readConf(fields, entered).conf).toEqual({
      prefix: 'raw/sales/2026/',
      n: 4,
      on: true,
      day: null,
      size: 2,
      list: [2],
    })
  })

  it('says what is wrong with which field', () => {
    const fields = fieldsOf({
      prefix,
      n: param(3, { type: 'integer', minimum: 1 }),
      m: param(null, { type: 'number' }),
      list: param([], { type: 'array' }),
    })
    expect(readConf(fields, { prefix: '../', n: '0', m: '', list: '[' }).faults).toEqual({
      prefix: 'Does not match ^raw/sales/([^/]+/)*$',
      n: 'Use at least 1',
      m: 'Enter a number',
      list: 'Not valid JSON',
    })
  })

  it('leaves a pattern that only Python knows to Airflow', () => {
    const fields = fieldsOf({ it: param('', { type: 'string', pattern: '(?P<a>x)' }) })
    expect(readConf(fields, { it: 'y' }).conf).toEqual({ it: 'y' })
  })
})
