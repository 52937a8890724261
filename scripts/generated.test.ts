import { describe, expect, it } from 'vitest'
import { findBrokenPromises, generatedIsCurrent } from './generate-openapi'

describe('lib/api-client', () => {
  it('is what `npm run generate` makes of the operations', async () => {
    expect(await generatedIsCurrent()).toEqual({ types: true, document: true })
  })

  it('removes and narrows nothing that the committed document promises', async () => {
    expect(await findBrokenPromises()).toEqual([])
  })
})
