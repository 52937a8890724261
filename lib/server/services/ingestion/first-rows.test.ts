import { createHash } from 'node:crypto'
import zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { expand } from './expand'
import { readFirstRows } from './first-rows'

const asked = { delimiter: undefined, encoding: undefined, isCut: false }
const csv = (content: string | Uint8Array, how: object = {}) =>
  readFirstRows(typeof content === 'string' ? new TextEncoder().encode(content) : content, {
    format: 'csv',
    ...asked,
    ...how,
  })

describe('the first rows of a file', () => {
  it.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['bars', '|'],
  ])('are told apart by %s, which nobody named', (_, delimiter) => {
    const text = ['Order ID', 'Customer’s name', 'Amount (EUR)'].join(delimiter)
    const shape = csv(
      `${text}\r\n1${delimiter}"Müller${delimiter} ""X""\r\nY"${delimiter}\r\n2${delimiter}""${delimiter}1.50\r\n`,
    )
    expect(shape.delimiter).toBe(delimiter)
    expect(shape.columns.map(({ name, source }) => [name, source])).toEqual([
      ['order_id', 'Order ID'],
      ['customer_s_name', 'Customer’s name'],
      ['amount_eur', 'Amount (EUR)'],
    ])
    expect(shape.firstRows).toEqual([
      ['1', `Müller${delimiter} "X"\r\nY`, null],
      ['2', '', '1.50'],
    ])
  })

  it.each([
    ['utf-8', Buffer.from('\uFEFFid,name\n1,Müller\n')],
    ['utf-16', Buffer.from('\uFEFFid,name\n1,Müller\n', 'utf16le')],
    ['utf-16', Buffer.from('\uFEFFid,name\n1,Müller\n', 'utf16le').swap16()],
    ['windows-1252', Buffer.from('id,name\n1,Müller\n', 'latin1')],
  ])('are read as %s where they are that', (encoding, bytes) => {
    expect(csv(bytes)).toMatchObject({
      encoding,
      firstRows: [['1', 'Müller']],
      columns: [{ name: 'id' }, { name: 'name' }],
    })
  })

  it('leave out a record that was cut in its middle, even within a quote or a character', () => {
    const whole = Buffer.from('id,name\n1,Anna\n2,"Mül')
    for (const cut of [whole, whole.subarray(0, -2), Buffer.from('id,name\n1,Anna\n2,Be')]) {
      expect(csv(cut, { isCut: true }).firstRows).toEqual([['1', 'Anna']])
    }
  })

  it('are fifty at most, with cells that can be shown', () => {
    const text = `id,note\n${Array.from({ length: 200 }, (_, index) => `${index},${'x'.repeat(2_000)}`).join('\n')}`
    const { firstRows } = csv(text)
    expect(firstRows).toHaveLength(50)
    expect(firstRows[0]?.[1]).toHaveLength(1_001)
  })

  it.each([
    ['nothing', ''],
    ['a header only', 'id,name\n'],
    ['one column', 'id\n1\n2\n'],
    ['lines of different lengths', 'id,name\n1\n2,b,c\n'],
    ['a quote that is never closed', 'id,name\n1,"Anna\n'],
    ['NUL characters', 'id,name\n1,A\0B\n'],
  ])('are what there is, of %s', (_, text) => {
    const { columns, firstRows } = csv(text)
    for (const row of firstRows) expect(row).toHaveLength(columns.length)
  })

  it('of JSON Lines have a column for each field', () => {
    const shape = readFirstRows(Buffer.from('{"id":1,"A b":"x"}\n\n{"id":2,"list":[1,null]}\n{"id":3,"A'), {
      format: 'jsonl',
      ...asked,
      isCut: true,
    })
    expect(shape.columns.map(({ name }) => name)).toEqual(['id', 'a_b', 'list'])
    expect(shape.firstRows).toEqual([
      ['1', 'x', null],
      ['2', null, '[1,null]'],
    ])
    expect(() => readFirstRows(Buffer.from('{"id":1}\n[2]\n'), { format: 'jsonl', ...asked })).toThrow(/Line 2/)
  })

  it('of more columns than a table has are refused', () => {
    expect(() => csv(Array.from({ length: 2_001 }, (_, index) => `c${index}`).join(','))).toThrow(/2001/)
  })
})

describe('a compressed file', () => {
  const text = Array.from({ length: 10_000 }, (_, index) =>
    createHash('sha256').update(String(index)).digest('hex'),
  ).join('\n')
  const bytes = Buffer.from(text)

  it.each([
    ['a.csv', bytes],
    ['a.csv.gz', zlib.gzipSync(bytes)],
    ['A.CSV.GZ', zlib.gzipSync(bytes)],
    ['a.csv.zst', zlib.zstdCompressSync(bytes)],
  ])('is read by its name: %s', async (key, content) => {
    const expanded = await expand(key, content)
    expect(Buffer.from(expanded.bytes).toString()).toBe(text)
  })

  it.each([
    ['a.csv.gz', zlib.gzipSync(bytes)],
    ['a.csv.zst', zlib.zstdCompressSync(bytes)],
  ])('of which there is only the beginning gives its beginning: %s', async (key, content) => {
    const expanded = await expand(key, content.subarray(0, content.byteLength / 2))
    const found = Buffer.from(expanded.bytes).toString()
    expect(found.length).toBeGreaterThan(100_000)
    expect(text.startsWith(found)).toBe(true)
  })

  it('does not fill the memory', async () => {
    const expanded = await expand('a.csv.gz', zlib.gzipSync(Buffer.alloc(64 * 1024 * 1024)))
    expect([expanded.bytes.byteLength, expanded.isCut]).toEqual([1024 * 1024, true])
  })

  it('is refused where it is none', async () => {
    await expect(expand('a.csv.gz', Buffer.from('id,name\n'))).rejects.toMatchObject({ code: 'invalid_request' })
  })
})
