import { describe, expect, it } from 'vitest'
import { fieldChanges } from './field-changes'

describe('what an event changed', () => {
  it('tells of each field whether it was added, removed, changed or kept', () => {
    expect(fieldChanges({ role: 'viewer', name: 'Ada', old: 1 }, { role: 'admin', name: 'Ada', tags: ['a'] })).toEqual([
      { field: 'role', kind: 'changed', before: 'viewer', after: 'admin' },
      { field: 'name', kind: 'kept', before: 'Ada', after: 'Ada' },
      { field: 'old', kind: 'removed', before: '1', after: null },
      { field: 'tags', kind: 'added', before: null, after: '["a"]' },
    ])
  })

  it('tells a value of null from no value', () => {
    expect(fieldChanges({ end: null }, {})).toEqual([{ field: 'end', kind: 'removed', before: 'null', after: null }])
  })

  it('takes what is no object as one field', () => {
    expect(fieldChanges(null, ['a'])).toEqual([{ field: 'value', kind: 'added', before: null, after: '["a"]' }])
  })

  it('is nothing where nothing is known', () => {
    expect(fieldChanges(null, null)).toEqual([])
  })
})
