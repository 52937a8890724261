import { afterEach, expect, it, vi } from 'vitest'
import { seal, unseal } from './sealing'

const options = { purpose: 'a purpose', bound: 'row-1' }

afterEach(() => {
  vi.unstubAllEnvs()
})

it('opens what was sealed for the same purpose and row, under the same secret, and nothing else', () => {
  const sealed = seal('a secret ü', options)
  expect(unseal(sealed, options)).toBe('a secret ü')
  expect(unseal(sealed, { ...options, bound: 'row-2' })).toBeNull()
  expect(unseal(sealed, { ...options, purpose: 'another' })).toBeNull()
  vi.stubEnv('CONSOLE_AUTH_SECRET', 'unit-another-secret-of-forty-characters-0')
  expect(unseal(sealed, options)).toBeNull()
})

it('opens nothing that was changed or cut, and seals nothing twice alike', () => {
  const sealed = seal('a secret', options)
  expect(seal('a secret', options)).not.toEqual(sealed)
  const changed = sealed.with(14, (sealed[14] ?? 0) ^ 1)
  expect(unseal(changed, options)).toBeNull()
  expect(unseal(sealed.subarray(0, 20), options)).toBeNull()
  expect(unseal(new Uint8Array(), options)).toBeNull()
})
