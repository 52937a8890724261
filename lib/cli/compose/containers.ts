import { z } from 'zod'
import { dockerUnreachable } from '../host/docker-unreachable'
import { run, runOrFail } from '../host/exec'

const rowSchema = z.object({
  ID: z.string(),
  Names: z.string(),
  Image: z.string(),
  State: z.string(),
  Status: z.string(),
  Ports: z.string(),
  Labels: z.string(),
})

export type Health = 'healthy' | 'starting' | 'failing' | 'none'

export interface Container {
  readonly id: string
  readonly name: string
  readonly service: string
  readonly image: string
  /** Docker's word: created, running, restarting, paused, exited, dead. */
  readonly state: string
  readonly health: Health
  /** Set once it has exited. */
  readonly exitCode: number | undefined
  /** "2 hours" and the like, while it runs. */
  readonly uptime: string
  readonly publishedPorts: readonly number[]
  readonly configHash: string
  readonly oneOff: boolean
}

/**
 * All containers of a project.
 * @throws CliError (exit code 4) when Docker cannot be reached.
 */
export async function listContainers(projectName: string): Promise<Container[]> {
  const args = [
    'ps',
    '--all',
    '--no-trunc',
    '--filter',
    `label=com.docker.compose.project=${projectName}`,
    '--format',
    '{{json .}}',
  ]
  const result = await run('docker', args, { timeoutMs: 20_000 })
  if (result.exitCode !== 0) throw dockerUnreachable(result.missing, result.stderr)
  return result.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => toContainer(rowSchema.parse(JSON.parse(line))))
    .filter((container) => !container.oneOff)
}

function toContainer(row: z.infer<typeof rowSchema>): Container {
  const labels = parseLabels(row.Labels)
  return {
    id: row.ID,
    name: row.Names,
    service: labels.get('com.docker.compose.service') ?? row.Names,
    image: row.Image,
    state: row.State,
    ...parseStatus(row.Status),
    publishedPorts: parsePorts(row.Ports),
    configHash: labels.get('com.docker.compose.config-hash') ?? '',
    oneOff: labels.get('com.docker.compose.oneoff') === 'True',
  }
}

/** Docker joins labels by commas without quoting; a value with a comma loses its tail, which none that we read has. */
function parseLabels(text: string): Map<string, string> {
  return new Map(
    text.split(',').flatMap((pair) => {
      const equals = pair.indexOf('=')
      return equals === -1 ? [] : [[pair.slice(0, equals), pair.slice(equals + 1)] as const]
    }),
  )
}

/** Reads "Up 2 hours (healthy)", "Exited (1) 3 seconds ago", "Restarting (137) …". */
export function parseStatus(status: string): Pick<Container, 'health' | 'exitCode' | 'uptime'> {
  const up = /^Up (.+?)(?: \((.*)\))?$/.exec(status)
  const exit = /^(?:Exited|Restarting) \((\d+)\)/.exec(status)
  const word = up?.[2] ?? ''
  const health =
    word === 'healthy'
      ? 'healthy'
      : word === 'unhealthy'
        ? 'failing'
        : word.startsWith('health: starting')
          ? 'starting'
          : 'none'
  return { health, exitCode: exit ? Number(exit[1]) : undefined, uptime: up?.[1] ?? '' }
}

/** Host ports in "127.0.0.1:4000->4000/tcp, 5432/tcp". */
export function parsePorts(ports: string): number[] {
  const published = [...ports.matchAll(/:(\d+)(?:-(\d+))?->/g)].flatMap(([, from, to]) => {
    const first = Number(from)
    const last = Number(to ?? from)
    return Array.from({ length: last - first + 1 }, (_, offset) => first + offset)
  })
  return [...new Set(published)].sort((left, right) => left - right)
}

/** Whether a service is as it should be: a one-shot has ended with 0, any other runs and is healthy. */
export function isWell(container: Container | undefined, oneShot: boolean): boolean {
  return oneShot ? container?.exitCode === 0 : container?.state === 'running' && container.health === 'healthy'
}

const volumeSchema = z.object({ Name: z.string(), Labels: z.string() })

export interface Volume {
  readonly name: string
  /** Undefined for a volume made before formats were labelled, or not by this project. */
  readonly format: string | undefined
}

export async function listVolumes(projectName: string): Promise<Volume[]> {
  const args = ['volume', 'ls', '--filter', `label=com.docker.compose.project=${projectName}`, '--format', '{{json .}}']
  const text = await runOrFail('docker', args, { timeoutMs: 20_000 })
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const { Name, Labels } = volumeSchema.parse(JSON.parse(line))
      return { name: Name, format: parseLabels(Labels).get('lakehouse.format') }
    })
}

/** Ends of the logs of one container, with Docker's own limit on lines. */
export async function readLastLogLines(containerId: string, lines: number): Promise<string[]> {
  const result = await run('docker', ['logs', '--tail', String(lines), containerId], { timeoutMs: 20_000 })
  return `${result.stdout}\n${result.stderr}`
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-lines)
}
