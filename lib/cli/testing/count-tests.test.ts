import { expect, test } from 'vitest'
import { countTests } from './count-tests'

test('adds up what Vitest and pytest say at their end', () => {
  const output = [
    ' Test Files  15 passed (15)',
    '      Tests  2 failed | 194 passed (196)',
    '== 1 failed, 99 passed, 12 deselected in 8.31s ==',
  ].join('\n')
  expect(countTests(output)).toEqual({ passed: 293, failed: 3 })
})

test('counts pytest’s plain line, its errors, and nothing where nothing ran', () => {
  expect(countTests('12 passed in 30.01s')).toEqual({ passed: 12, failed: 0 })
  expect(countTests('3 passed, 1 error in 2.0s')).toEqual({ passed: 3, failed: 1 })
  expect(countTests('no tests ran in 0.1s')).toEqual({ passed: 0, failed: 0 })
})

test('counts Playwright’s closing lines', () => {
  expect(countTests('  1 failed\n    e2e/console.spec.ts:4:1 › x\n  2 passed (1.2m)')).toEqual({ passed: 2, failed: 1 })
})
