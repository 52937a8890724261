import { readFile, statfs } from 'node:fs/promises'
import type { Container } from '../compose/containers'
import type { EnvExample } from '../env/env-example'
import type { EnvFile } from '../env/env-file'
import { readPorts } from '../env/settings'
import { type DockerEngine, isVersionAtLeast } from '../host/docker-engine'
import { findPortOwners } from '../host/ports'
import { formatBytes, formatDuration } from '../output/format'
import { type Finding, fail, pass, warn } from './finding'

const gib = 1024 ** 3
/** What a start needs; the README names both. */
const startMemoryBytes = 6 * gib
const startDiskBytes = 20 * gib
/** Below these a stack that runs is in danger. */
const runningMemoryBytes = gib / 2
const runningDiskBytes = 2 * gib

/** Whether Docker answers and is new enough. */
export function examineEngine(engine: DockerEngine): Finding[] {
  if (engine.state === 'missing')
    return [fail('Docker', 'not installed', 'On Debian and Ubuntu ./lakehouse up installs it.')]
  const atLeast = (check: string, version: string | undefined, minimum: string) =>
    isVersionAtLeast(version, minimum)
      ? pass(check, version ?? '')
      : fail(check, `${version ?? 'missing'}; ${minimum} or newer is needed`, `Install ${check} ${minimum} or newer.`)
  const plugins = [
    atLeast('Docker compose', engine.composeVersion, '2.24'),
    atLeast('Docker buildx', engine.buildxVersion, '0.11'),
  ]
  if (engine.state === 'forbidden')
    return [
      fail('Docker', 'this user may not use it', 'sudo usermod -aG docker "$USER", then sign in again.'),
      ...plugins,
    ]
  if (engine.state === 'stopped')
    return [fail('Docker', 'the daemon does not answer', './lakehouse up starts it.'), ...plugins]
  return [pass('Docker', 'answers'), atLeast('Docker Engine', engine.serverVersion, '25'), ...plugins]
}

/** Memory, disk, clock and ports: whether the machine can carry the stack, or the one that runs can go on. */
export async function examineMachine(
  engine: DockerEngine,
  settings: EnvFile | undefined,
  example: EnvExample,
  containers: readonly Container[],
): Promise<Finding[]> {
  const isRunning = containers.some(({ state }) => state === 'running')
  return [
    await examineMemory(isRunning),
    await examineDisk(engine, isRunning),
    examineClock(engine),
    ...(settings ? [await examinePorts(settings, example, containers)] : []),
  ]
}

async function examineMemory(isRunning: boolean): Promise<Finding> {
  const meminfo = await readFile('/proc/meminfo', 'utf8').catch(() => '')
  const availableBytes = Number(/^MemAvailable:\s+(\d+)/m.exec(meminfo)?.[1] ?? Number.NaN) * 1024
  if (Number.isNaN(availableBytes)) return warn('Memory', 'cannot be read on this system', 'Give Docker 6 GiB or more.')
  const detail = `${formatBytes(availableBytes)} available`
  if (isRunning)
    return availableBytes > runningMemoryBytes
      ? pass('Memory', detail)
      : warn('Memory', detail, 'End other programs, or give this machine more.')
  return availableBytes >= startMemoryBytes
    ? pass('Memory', detail)
    : fail('Memory', `${detail}; a start needs ${formatBytes(startMemoryBytes)}`, 'End other programs.')
}

async function examineDisk(engine: DockerEngine, isRunning: boolean): Promise<Finding> {
  const disk = engine.rootDir ? await statfs(engine.rootDir).catch(() => undefined) : undefined
  if (!disk)
    return warn('Disk', 'the folder of Docker cannot be read from here', 'Give Docker 20 GiB of free disk or more.')
  const freeBytes = disk.bavail * disk.bsize
  const detail = `${formatBytes(freeBytes)} free in ${engine.rootDir}`
  const fix = 'docker image prune and docker builder prune free what nothing uses.'
  if (freeBytes >= startDiskBytes) return pass('Disk', detail)
  const needs = `${detail}; a start needs ${formatBytes(startDiskBytes)}`
  return isRunning && freeBytes >= runningDiskBytes ? warn('Disk', detail, fix) : fail('Disk', needs, fix)
}

function examineClock(engine: DockerEngine): Finding {
  const skewMs = Math.abs(engine.clockSkewMs ?? 0)
  if (skewMs <= 5_000) return pass('Clock', 'Docker and this machine agree')
  const detail = `Docker's differs from this machine's by ${formatDuration(skewMs)}`
  const fix = 'Set both by NTP: certificates and tokens depend on it.'
  return skewMs <= 60_000 ? warn('Clock', detail, fix) : fail('Clock', detail, fix)
}

async function examinePorts(
  settings: EnvFile,
  example: EnvExample,
  containers: readonly Container[],
): Promise<Finding> {
  const own = new Set(containers.flatMap((container) => container.publishedPorts))
  const ports = [...readPorts(settings, example)].filter(([, port]) => !own.has(port))
  const owners = await findPortOwners(new Set(ports.map(([, port]) => port)))
  const taken = ports.filter(([, port]) => owners.has(port))
  if (taken.length === 0) return pass('Ports', 'free, or used by this stack')
  const details = taken.map(([name, port]) => {
    const owner = owners.get(port)
    return `${port} (${name}) is used by ${owner ? `${owner.command.slice(0, 60)} (process ${owner.pid})` : 'another program'}`
  })
  return fail('Ports', details.join('; '), `End that program, or set another port in ${settings.fileName}.`)
}
