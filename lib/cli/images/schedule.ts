/** Which of `waiting` may start now: those whose dependency is done or not part of this run. */
export function findReady(
  waiting: readonly string[],
  dependencies: ReadonlyMap<string, string>,
  unfinished: ReadonlySet<string>,
): string[] {
  return waiting.filter((name) => {
    const dependency = dependencies.get(name)
    return dependency === undefined || !unfinished.has(dependency)
  })
}

/**
 * Runs `work` once for every name, a dependant after what it depends on, at most `limit` at once. After a failure nothing more is
 * started, `signal` ends what runs, and the first failure is thrown when all has ended.
 */
export async function runInOrder(
  names: readonly string[],
  dependencies: ReadonlyMap<string, string>,
  limit: number,
  work: (name: string, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = new AbortController()
  const waiting = [...names]
  const unfinished = new Set(names)
  const running = new Map<string, Promise<void>>()
  const failures: unknown[] = []

  const start = (name: string) => {
    waiting.splice(waiting.indexOf(name), 1)
    const ended = work(name, stop.signal).then(
      () => {
        unfinished.delete(name)
        running.delete(name)
      },
      (error: unknown) => {
        failures.push(error)
        running.delete(name)
        stop.abort()
      },
    )
    running.set(name, ended)
  }

  for (;;) {
    if (failures.length === 0) {
      for (const name of findReady(waiting, dependencies, unfinished).slice(0, limit - running.size)) start(name)
    }
    if (running.size === 0) break
    await Promise.race(running.values())
  }
  if (failures.length > 0) throw failures[0]
  if (waiting.length > 0) throw new Error(`Images depend on each other in a circle: ${waiting.join(', ')}`)
}
