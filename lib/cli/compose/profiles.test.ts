import { expect, test } from 'vitest'
import { readProfiles, withProfile } from './profiles'

test('reads the parts that are on, however they are spaced', () => {
  expect(readProfiles(undefined)).toEqual([])
  expect(readProfiles('')).toEqual([])
  expect(readProfiles(' cdc, mine ,')).toEqual(['cdc', 'mine'])
})

test('switches one part and leaves the others', () => {
  expect(withProfile(undefined, 'cdc', true)).toBe('cdc')
  expect(withProfile('mine', 'cdc', true)).toBe('mine,cdc')
  expect(withProfile('mine,cdc', 'cdc', true)).toBe('mine,cdc')
  expect(withProfile('mine,cdc', 'cdc', false)).toBe('mine')
  expect(withProfile('mine,cdc', 'cdc', undefined)).toBe('mine,cdc')
  expect(withProfile('', 'cdc', undefined)).toBe('')
})
