import type { Usage } from '@/lib/server/clients/docker'
import { readUptime } from './state'

interface Sample {
  usage: Usage | null
  startedAtMs: number | null
}

const holder = globalThis as typeof globalThis & { lakehouseSamples?: Map<string, Sample> }

function samples(): Map<string, Sample> {
  holder.lakehouseSamples ??= new Map()
  return holder.lakehouseSamples
}

/** What share of one core was used between two looks, in percent; null where that cannot be told, as after a restart. */
export function computeCpuPercent(before: Usage | null, now: Usage | null): number | null {
  if (!before || !now) return null
  const used = now.cpuNs - before.cpuNs
  const passed = now.systemNs - before.systemNs
  if (used < 0 || passed <= 0) return null
  return Math.round((used / passed) * now.cpus * 1_000) / 10
}

/** When a container started. The engine tells it ever more coarsely, so what was told earlier is kept while it still fits. */
export function estimateStart(earlierMs: number | null, status: string, nowMs: number): number | null {
  const up = readUptime(status)
  if (!up) return null
  const toldMs = nowMs - up.uptimeMs
  return earlierMs !== null && Math.abs(earlierMs - toldMs) <= 2 * up.unitMs ? earlierMs : toldMs
}

/** Compares a container with the last look at it, and keeps this one for the next. */
export function compareWithLast(
  id: string,
  { usage, status }: { usage: Usage | null; status: string },
  nowMs: number,
): { cpuPercent: number | null; startedAt: string | null } {
  const before = samples().get(id)
  const startedAtMs = estimateStart(before?.startedAtMs ?? null, status, nowMs)
  samples().set(id, { usage, startedAtMs })
  return {
    cpuPercent: computeCpuPercent(before?.usage ?? null, usage),
    startedAt: startedAtMs === null ? null : new Date(startedAtMs).toISOString(),
  }
}

/** Forgets the containers that are gone. */
export function keepOnly(ids: ReadonlySet<string>): void {
  for (const id of samples().keys()) if (!ids.has(id)) samples().delete(id)
}
