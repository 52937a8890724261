/** What `./lakehouse` ends with. Documented in `./lakehouse --help`; scripts rely on them. */
export const EXIT = {
  ok: 0,
  /** The work was done and its outcome is bad: a failed run, a failed test, a service that is not healthy. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** A check before the work refused; nothing was changed. */
  refused: 3,
  /** Docker or the console cannot be reached. */
  unreachable: 4,
  /** Interrupted with Ctrl-C. */
  interrupted: 130,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
