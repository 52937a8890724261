import { stripVTControlCharacters } from 'node:util'

export interface TestCount {
  readonly passed: number
  readonly failed: number
}

/** Adds up the closing lines of Playwright (`2 passed (15.3s)`), Vitest (`Tests  1 failed | 20 passed (21)`) and pytest (`1 failed, 20 passed in 3.2s`). */
export function countTests(output: string): TestCount {
  const count = { passed: 0, failed: 0 }
  for (const line of stripVTControlCharacters(output).split('\n')) {
    const isSummary =
      /^\s*Tests\s+\d+ (passed|failed)/.test(line) ||
      /^(=+ )?\d+ (passed|failed|error)[^|]* in [\d.:]+\s?s/.test(line.trim()) ||
      /^\d+ (passed|failed|flaky)( \([\d.]+m?s?\))?$/.test(line.trim())
    if (!isSummary) continue
    count.passed += Number(/(\d+) passed/.exec(line)?.[1] ?? 0)
    count.failed += Number(/(\d+) failed/.exec(line)?.[1] ?? 0) + Number(/(\d+) errors?\b/.exec(line)?.[1] ?? 0)
  }
  return count
}
