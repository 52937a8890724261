import { z } from 'zod'
import { run } from './exec'

const infoSchema = z.object({
  ServerVersion: z.string().optional(),
  DockerRootDir: z.string().optional(),
  MemTotal: z.number().optional(),
  SystemTime: z.string().optional(),
  OperatingSystem: z.string().optional(),
  OSType: z.string().optional(),
  NCPU: z.number().optional(),
  ServerErrors: z.array(z.string()).nullish(),
  ClientInfo: z
    .object({
      Version: z.string().optional(),
      Context: z.string().optional(),
      Plugins: z.array(z.object({ Name: z.string(), Version: z.string().optional() })).nullish(),
    })
    .optional(),
})

export type DockerState = 'missing' | 'stopped' | 'forbidden' | 'running'

export interface DockerEngine {
  readonly state: DockerState
  /** What Docker said when it is not running. */
  readonly complaint: string
  readonly serverVersion: string | undefined
  readonly composeVersion: string | undefined
  readonly buildxVersion: string | undefined
  /** Where the engine keeps images and volumes, as the engine's machine names it. */
  readonly rootDir: string | undefined
  readonly memoryBytes: number | undefined
  /** Milliseconds by which the engine's clock is ahead of this process's. */
  readonly clockSkewMs: number | undefined
  /** Name of the builder that keeps its images in the engine. */
  readonly builder: string
}

/** Asks the docker CLI once for all that the checks need. Never throws for a Docker that is absent or down. */
export async function inspectDocker(): Promise<DockerEngine> {
  const askedAt = Date.now()
  const result = await run('docker', ['info', '--format', '{{json .}}'], { timeoutMs: 20_000 })
  const answeredAt = Date.now()
  const parsed = infoSchema.safeParse(parseJson(result.stdout))
  const info = parsed.success ? parsed.data : undefined
  const plugin = (name: string) => info?.ClientInfo?.Plugins?.find((entry) => entry.Name === name)?.Version
  const complaint = [result.stderr, ...(info?.ServerErrors ?? [])].filter(Boolean).join('\n').trim()
  const systemTime = info?.SystemTime ? Date.parse(info.SystemTime) : Number.NaN
  return {
    state: classifyDocker(result.missing, info?.ServerVersion, complaint),
    complaint,
    serverVersion: info?.ServerVersion || undefined,
    composeVersion: plugin('compose'),
    buildxVersion: plugin('buildx'),
    rootDir: info?.DockerRootDir || undefined,
    memoryBytes: info?.MemTotal || undefined,
    clockSkewMs: Number.isNaN(systemTime) ? undefined : clockSkew(systemTime, askedAt, answeredAt),
    builder: info?.ClientInfo?.Context || 'default',
  }
}

export function classifyDocker(missing: boolean, serverVersion: string | undefined, complaint: string): DockerState {
  if (missing) return 'missing'
  if (serverVersion) return 'running'
  return /permission denied/i.test(complaint) ? 'forbidden' : 'stopped'
}

/** 0 while the engine's time lies between question and answer. */
function clockSkew(systemTime: number, askedAt: number, answeredAt: number): number {
  if (systemTime < askedAt) return systemTime - askedAt
  return systemTime > answeredAt ? systemTime - answeredAt : 0
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Compares the leading numbers of two versions: "26.1.5+dfsg1" is at least "24". Unreadable versions are not. */
export function isVersionAtLeast(version: string | undefined, minimum: string): boolean {
  const numbers = (text: string) => (/\d+(\.\d+)*/.exec(text)?.[0] ?? '').split('.').map(Number)
  if (!version || !/\d/.test(version)) return false
  const left = numbers(version)
  const right = numbers(minimum)
  for (let at = 0; at < right.length; at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}
