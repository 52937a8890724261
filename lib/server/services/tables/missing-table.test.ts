import { describe, expect, it } from 'vitest'
import { requirePossibleName } from './missing-table'

describe('what the catalog cannot hold', () => {
  it.each(['_x', 'a b', 'a.b', 'é', "x'y", 'a$snapshots', '-a'])('is no table: %s', (name) => {
    const missing = expect.objectContaining({ code: 'not_found' })
    expect(() => requirePossibleName({ schema: 'lakehouse', table: name })).toThrow(missing)
    expect(() => requirePossibleName({ schema: name, table: 'sales' })).toThrow(missing)
  })

  it.each(['sales', 'Sales_2026', 't_acme', '0a', 'a-b'])('is not %s', (name) => {
    expect(() => requirePossibleName({ schema: name, table: name })).not.toThrow()
  })
})
