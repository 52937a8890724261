import { describe, expect, it } from 'vitest'
import { declarationSchema } from '@/lib/contracts/declaration'
import { type Reject, rejectSchema } from '@/lib/contracts/ingestion'
import { correctedRecord, fieldsOf, missingKeys, withReplaced, withValue } from './corrections'

const example = rejectSchema.meta()?.example as Reject
const declaration = declarationSchema.parse(declarationSchema.meta()?.example)
const reject = (record: Reject['record'], rejectId = 'one'): Reject => ({ ...example, rejectId, record })

describe('the correction of rejects', () => {
  it('shows declared columns first and then what the file has besides', () => {
    expect(fieldsOf(reject({ channel: 'web', amount: '12,50' }), declaration)).toEqual([
      'order_id',
      'customer',
      'amount',
      'order_date',
      'channel',
    ])
  })

  it('shows the declared columns of a row that could not be taken apart', () => {
    expect(fieldsOf(reject(null), declaration)).toEqual(['order_id', 'customer', 'amount', 'order_date'])
    expect(correctedRecord(reject(null), {})).toEqual({})
  })

  it('keeps what was not touched', () => {
    const row = reject({ order_id: '1017', amount: '12,50', customer: null })
    const record = correctedRecord(row, withValue({}, row, 'amount', '12.50'))
    expect(record).toEqual({ order_id: '1017', amount: '12.50', customer: null })
  })

  it('makes no value of a field that is emptied, and leaves an empty text one', () => {
    const row = reject({ amount: 'x', customer: '' })
    expect(correctedRecord(row, withValue({}, row, 'amount', '')).amount).toBeNull()
    expect(correctedRecord(row, withValue({}, row, 'customer', '')).customer).toBe('')
  })

  it('replaces a text in one column of all rows, also of what was corrected before', () => {
    const rows = [reject({ amount: '12,50' }, 'one'), reject({ amount: '9' }, 'two'), reject({ amount: null }, 'three')]
    const [, second] = rows
    const before = withValue({}, second as Reject, 'amount', '9,00')
    const after = withReplaced(before, rows, { column: 'amount', find: ',', replacement: '.' })
    expect(rows.map((row) => correctedRecord(row, after).amount)).toEqual(['12.50', '9.00', null])
  })

  it('replaces nothing by nothing sought', () => {
    const rows = [reject({ amount: '12,50' })]
    expect(withReplaced({}, rows, { column: 'amount', find: '', replacement: '.' })).toEqual({})
  })

  it('names the keys without which a row cannot be told from another', () => {
    expect(missingKeys({ order_id: ' ' }, declaration)).toEqual(['order_id'])
    expect(missingKeys({ order_id: '1' }, declaration)).toEqual([])
  })
})
