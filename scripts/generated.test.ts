import { describe, expect, it } from 'vitest'
import { schemaTypesAreCurrent } from './generate-openapi'

describe('lib/api-client/schema.d.ts', () => {
  it('is what `npm run generate` makes of the operations', async () => {
    expect(await schemaTypesAreCurrent()).toBe(true)
  })
})
