import { describe, expect, it } from 'vitest'
import { decodeValue, parseAnswer, type TypeSignature } from './decode'
import { quoteIdentifier, quoteLiteral } from './identifier'

const type = (rawType: string, ...args: TypeSignature[]): TypeSignature => ({
  rawType,
  arguments: args.map((value) => ({ kind: 'TYPE', value })),
})
const field = (typeSignature: TypeSignature) => ({
  kind: 'NAMED_TYPE',
  value: { fieldName: { name: 'f' }, typeSignature },
})

function decode(json: string, signature: TypeSignature): unknown {
  const answer = parseAnswer(
    `{"id":"q","columns":[{"name":"c","type":"t","typeSignature":${JSON.stringify(signature)}}],"data":[[${json}]]}`,
  )
  return decodeValue(answer.data?.[0]?.[0], answer.columns?.[0]?.typeSignature)
}

describe('values of Trino', () => {
  it.each([
    ['9223372036854775807', type('bigint'), '9223372036854775807'],
    ['-9223372036854775808', type('bigint'), '-9223372036854775808'],
    ['1', type('bigint'), '1'],
    ['"12345678901234567890.10"', type('decimal'), '12345678901234567890.10'],
    ['42', type('integer'), 42],
    ['1.5E10', type('double'), 1.5e10],
    ['"NaN"', type('double'), 'NaN'],
    ['null', type('bigint'), null],
    ['true', type('boolean'), true],
    ['[9007199254740993,null]', type('array', type('bigint')), ['9007199254740993', null]],
    ['{"k":9007199254740993}', type('map', type('varchar'), type('bigint')), { k: '9007199254740993' }],
    [
      '[9007199254740993,7,"x"]',
      { rawType: 'row', arguments: [field(type('bigint')), field(type('integer')), field(type('varchar'))] },
      ['9007199254740993', 7, 'x'],
    ],
  ])('%s keeps every digit', (json, signature, value) => {
    expect(decode(json, signature)).toEqual(value)
  })

  it('refuses what is no answer of Trino', () => {
    expect(() => parseAnswer('<html>')).toThrow()
    expect(() => parseAnswer('{"data":1}')).toThrow()
  })
})

describe('names and texts in SQL', () => {
  it.each([
    ['sales', '"sales"'],
    ['a"; drop table b; --', '"a""; drop table b; --"'],
    ['x$snapshots', '"x$snapshots"'],
  ])('quotes the name %s', (name, quoted) => {
    expect(quoteIdentifier(name)).toBe(quoted)
  })

  it('quotes a text', () => {
    expect(quoteLiteral("it's' or 1=1")).toBe("'it''s'' or 1=1'")
  })
})
