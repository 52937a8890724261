/** What one check found. */
export interface Finding {
  readonly check: string
  readonly outcome: 'pass' | 'warn' | 'fail'
  readonly detail: string
  /** What to do; only where something is wrong. */
  readonly fix?: string
}

export const pass = (check: string, detail: string): Finding => ({ check, outcome: 'pass', detail })
export const warn = (check: string, detail: string, fix: string): Finding => ({ check, outcome: 'warn', detail, fix })
export const fail = (check: string, detail: string, fix: string): Finding => ({ check, outcome: 'fail', detail, fix })
