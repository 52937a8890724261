import { describe, expect, it } from 'vitest'
import { auditExportQuerySchema, auditFilterSchema, auditOutcomes } from '@/lib/contracts/audit'
import { type AuditState, eventHref, exportHref, isNarrowed, outcomes, toAuditFilter, toInstant } from './filter'

const now = Date.parse('2026-11-24T12:00:00Z')
const nothing: AuditState = { q: '', actor: null, action: null, outcome: null, last: null, from: null, to: null }

describe('the filter of the audit log', () => {
  it('is one that the API takes, whatever an address says', () => {
    const long = 'x'.repeat(1_000)
    const filter = toAuditFilter(
      { q: ` ${long} `, actor: long, action: long, outcome: 'refused', last: null, from: 'yesterday', to: '9' },
      now,
    )
    expect(auditFilterSchema.safeParse(filter).error).toBeUndefined()
  })

  it('knows every outcome', () => {
    expect([...outcomes].sort()).toEqual([...auditOutcomes].sort())
  })

  it('lets a span end now, and not at an end that an old address names', () => {
    expect(toAuditFilter({ ...nothing, last: '24h', from: '2020-01-01T00:00', to: '2020-01-02T00:00' }, now)).toEqual({
      from: '2026-11-23T12:00:00.000Z',
    })
  })

  it('takes a time without a zone as UTC', () => {
    expect(toInstant('2026-11-24T09:00')).toBe('2026-11-24T09:00:00.000Z')
    expect(toInstant('2026-11-24T09:00:00.123Z')).toBe('2026-11-24T09:00:00.123Z')
  })

  it('leaves out what is not sought', () => {
    expect(toAuditFilter({ ...nothing, q: '  ' }, now)).toEqual({})
    expect(isNarrowed({ ...nothing, q: '  ' })).toBe(false)
    expect(isNarrowed({ ...nothing, outcome: 'unknown' })).toBe(true)
  })

  it('finds one event by the millisecond in which it was begun', () => {
    const query = new URL(eventHref({ id: 'e 1', at: '2026-11-24T09:00:00.123Z' }), 'http://console').searchParams
    expect(Object.fromEntries(query)).toEqual({
      from: '2026-11-24T09:00:00.123Z',
      to: '2026-11-24T09:00:00.124Z',
      event: 'e 1',
    })
  })

  it('goes with what is exported', () => {
    const href = exportHref(toAuditFilter({ ...nothing, q: 'a&b', last: '1h' }, now), 'ndjson')
    const query = Object.fromEntries(new URL(href, 'http://console').searchParams)
    expect(auditExportQuerySchema.parse(query)).toEqual({
      search: 'a&b',
      from: '2026-11-24T11:00:00.000Z',
      format: 'ndjson',
    })
  })
})
