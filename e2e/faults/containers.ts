import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { execa } from 'execa'
import { asRoot } from '@/lib/cli/host/privileges'

const docker = async (args: readonly string[], timeoutMs = 120_000) =>
  (await execa('docker', [...args], { timeout: timeoutMs, stdin: 'ignore' })).stdout.trim()

interface Look {
  id: string
  pid: number
  startedAt: string
  status: string
  health: string
}

const nameOf = (project: string, service: string) => `${project}-${service}-1`

export async function look(project: string, service: string): Promise<Look> {
  const format =
    '{{.Id}} {{.State.Pid}} {{.State.StartedAt}} {{.State.Status}} {{if .State.Health}}{{.State.Health.Status}}{{end}}'
  const text = await docker(['inspect', '--format', format, nameOf(project, service)])
  const [id = '', pid = '', startedAt = '', status = '', health = ''] = text.split(' ')
  return { id, pid: Number(pid), startedAt, status, health }
}

/** As a person would take it away: it stays away until it is started. */
export const stop = (project: string, service: string) => docker(['stop', nameOf(project, service)])
export const start = (project: string, service: string) => docker(['start', nameOf(project, service)])

const wrappers = /^(docker-init|tini|dumb-init|sh|bash)$/

/** The process that does the service’s work: what an init or a shell in front of it has started. */
async function findMainProcess(pid: number): Promise<number> {
  const name = (await readFile(`/proc/${pid}/comm`, 'utf8')).trim()
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ').filter(Boolean)
  const [first] = children
  return wrappers.test(name) && first !== undefined ? findMainProcess(Number(first)) : pid
}

/**
 * Kills a service’s main process with SIGKILL, as the kernel does when memory runs out. Not `docker kill`, which counts as a stop by
 * hand. @returns what the container was like before.
 */
export async function killMainProcess(project: string, service: string): Promise<Look> {
  const before = await look(project, service)
  const [command, args] = asRoot('kill', ['-9', String(await findMainProcess(before.pid))])
  await execa(command, args, { timeout: 10_000 })
  return before
}

/** Until the service is healthy in a process other than `before`’s. @returns how long that took, in milliseconds. */
export async function waitUntilBack(
  project: string,
  service: string,
  { before, timeoutMs }: { before?: Look; timeoutMs: number },
): Promise<number> {
  const startedAt = Date.now()
  for (;;) {
    const now = await look(project, service)
    if (now.health === 'healthy' && now.status === 'running' && now.startedAt !== before?.startedAt)
      return Date.now() - startedAt
    if (Date.now() - startedAt > timeoutMs)
      throw new Error(`${service} was not back within ${timeoutMs / 1_000} s: ${now.status}, ${now.health}`)
    await sleep(500)
  }
}

/** Runs a program in a service’s container. */
export const execute = (project: string, service: string, args: readonly string[]) =>
  docker(['exec', nameOf(project, service), ...args], 60_000)

export const listVolumes = async (project: string) =>
  (await docker(['volume', 'ls', '--quiet', '--filter', `label=com.docker.compose.project=${project}`]))
    .split('\n')
    .sort()

export const listContainers = async (project: string) =>
  (
    await docker([
      'ps',
      '--all',
      '--no-trunc',
      '--filter',
      `label=com.docker.compose.project=${project}`,
      '--format',
      '{{.ID}} {{.Names}}',
    ])
  )
    .split('\n')
    .filter(Boolean)
    .sort()

/** As a machine that stands still: connections stay open, and nobody answers. */
export const pause = (project: string, service: string) => docker(['pause', nameOf(project, service)])
export const unpause = (project: string, service: string) => docker(['unpause', nameOf(project, service)])

/** A kill that is made ready, so that nothing but the signal itself is left to do. */
export async function prepareKill(project: string, service: string): Promise<() => Promise<Look>> {
  const before = await look(project, service)
  const [command, args] = asRoot('kill', ['-9', String(await findMainProcess(before.pid))])
  return async () => {
    await execa(command, args, { timeout: 10_000 })
    return before
  }
}

/** The lines that a shell script in a service’s container prints, as they come, until it or the container ends. */
export async function* follow(project: string, service: string, script: string, signal: AbortSignal) {
  const child = execa('docker', ['exec', nameOf(project, service), 'sh', '-c', script], {
    stdin: 'ignore',
    buffer: false,
    reject: false,
    cancelSignal: signal,
  })
  for await (const line of child) yield String(line)
}
