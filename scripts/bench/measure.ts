import { setTimeout as sleep } from 'node:timers/promises'
import { execa } from 'execa'
import type { ComposeProject, ServiceModel } from '@/lib/cli/compose/compose'
import { isWell, listContainers } from '@/lib/cli/compose/containers'

/** What a section of the benchmarks found: a table, and what has to be said with it. */
export interface Report {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly notes: readonly string[]
}

/** The middle value; of an even number of values the mean of the middle two. @throws RangeError on none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  if (low === undefined || high === undefined) throw new RangeError('No values, no median')
  return (low + high) / 2
}

/** "1.2 (1.1 – 1.4)": median, minimum and maximum. */
export function formatSpread(values: readonly number[], format: (value: number) => string): string {
  return `${format(median(values))} (${format(Math.min(...values))} – ${format(Math.max(...values))})`
}

export const formatSeconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`
export const formatRatio = (ratio: number) => `${ratio.toFixed(2)} ×`

/**
 * Milliseconds from the start of `command` until it has ended.
 * @throws the command's failure, with what it printed.
 */
export async function timeCommand(
  command: string,
  args: readonly string[],
  options: { env?: Record<string, string | undefined>; cwd?: string; timeoutMs: number },
): Promise<number> {
  const startedAt = performance.now()
  await execa(command, [...args], {
    ...(options.env ? { env: options.env, extendEnv: false } : {}),
    ...(options.cwd ? { cwd: options.cwd } : {}),
    timeout: options.timeoutMs,
    stdin: 'ignore',
  })
  return performance.now() - startedAt
}

/**
 * Milliseconds until every service is healthy and every one-shot done, as Docker says, whoever is bringing them up.
 * @throws Error after `timeoutMs`, naming those that are not.
 */
export async function timeUntilWell(
  project: ComposeProject,
  model: readonly ServiceModel[],
  timeoutMs: number,
): Promise<number> {
  const startedAt = performance.now()
  for (;;) {
    const containers = new Map((await listContainers(project.name)).map((container) => [container.service, container]))
    const unwell = model.filter(({ name, oneShot }) => !isWell(containers.get(name), oneShot)).map(({ name }) => name)
    const elapsedMs = performance.now() - startedAt
    if (unwell.length === 0) return elapsedMs
    if (elapsedMs > timeoutMs) throw new Error(`Not well after ${formatSeconds(timeoutMs)}: ${unwell.join(', ')}`)
    await sleep(200)
  }
}
