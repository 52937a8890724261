import { readFile, stat, statfs } from 'node:fs/promises'
import { consoleAccess } from '../api/console'
import { openProject, readModel, type ServiceModel } from '../compose/compose'
import { type Container, isWell, listContainers, listVolumes } from '../compose/containers'
import { type EnvExample, loadEnvExample } from '../env/env-example'
import type { EnvFile } from '../env/env-file'
import { assertSettingsValid, findMissingVariables, readPorts } from '../env/settings'
import { describeCause } from '../errors'
import { type DockerEngine, inspectDocker, isVersionAtLeast } from '../host/docker-engine'
import { findPortOwners } from '../host/ports'
import { hasImage } from '../images/build-image'
import { type Instance, readSettings, requireValue } from '../instance'
import { formatBytes, formatDuration } from '../output/format'
import { say, sayMark } from '../output/terminal'
import { readState, VOLUME_FORMAT } from '../state'

const gib = 1024 ** 3
const readyTimeoutMs = 5_000

interface Finding {
  readonly check: string
  readonly outcome: 'pass' | 'warn' | 'fail'
  readonly detail: string
  /** What to do; only where something is wrong. */
  readonly fix?: string
}

const pass = (check: string, detail: string): Finding => ({ check, outcome: 'pass', detail })
const warn = (check: string, detail: string, fix: string): Finding => ({ check, outcome: 'warn', detail, fix })
const fail = (check: string, detail: string, fix: string): Finding => ({ check, outcome: 'fail', detail, fix })

/** Looks at everything the stack needs and changes nothing. @returns whether no check failed. */
export async function doctor(instance: Instance, options: { json: boolean }): Promise<boolean> {
  const engine = await inspectDocker()
  const example = await loadEnvExample()
  const { settings, findings } = await examineSettings(instance, example)
  const all = [...examineEngine(engine), await examineLastRun(instance), ...findings]
  if (engine.state === 'running') {
    const containers = settings ? await listContainers(requireValue(settings, 'COMPOSE_PROJECT_NAME')) : []
    all.push(
      await examineMemory(containers.length > 0),
      await examineDisk(engine, containers.length > 0),
      examineClock(engine),
    )
    if (settings) all.push(...(await examineStack(instance, settings, example, containers)))
  }
  if (options.json) say(JSON.stringify(all, null, 2))
  else
    for (const { check, outcome, detail, fix } of all)
      sayMark(outcome, `${check}: ${detail}${fix ? `\n      ${fix}` : ''}`)
  return all.every(({ outcome }) => outcome !== 'fail')
}

function examineEngine(engine: DockerEngine): Finding[] {
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

async function examineMemory(isRunning: boolean): Promise<Finding> {
  const meminfo = await readFile('/proc/meminfo', 'utf8').catch(() => '')
  const availableBytes = Number(/^MemAvailable:\s+(\d+)/m.exec(meminfo)?.[1] ?? Number.NaN) * 1024
  if (Number.isNaN(availableBytes)) return warn('Memory', 'cannot be read on this system', 'Give Docker 6 GiB or more.')
  const detail = `${formatBytes(availableBytes)} available`
  if (isRunning)
    return availableBytes > gib / 2 ? pass('Memory', detail) : warn('Memory', detail, 'End other programs.')
  return availableBytes >= 6 * gib
    ? pass('Memory', detail)
    : fail('Memory', `${detail}; a start needs 6 GiB`, 'End other programs.')
}

async function examineDisk(engine: DockerEngine, isRunning: boolean): Promise<Finding> {
  const disk = engine.rootDir ? await statfs(engine.rootDir).catch(() => undefined) : undefined
  if (!disk)
    return warn('Disk', 'the folder of Docker cannot be read from here', 'Give Docker 20 GiB of free disk or more.')
  const freeBytes = disk.bavail * disk.bsize
  const detail = `${formatBytes(freeBytes)} free in ${engine.rootDir}`
  const fix = 'docker image prune and docker builder prune free what nothing uses.'
  if (freeBytes >= 20 * gib) return pass('Disk', detail)
  return isRunning && freeBytes >= 2 * gib ? warn('Disk', detail, fix) : fail('Disk', detail, fix)
}

function examineClock(engine: DockerEngine): Finding {
  const skewMs = Math.abs(engine.clockSkewMs ?? 0)
  if (skewMs <= 5_000) return pass('Clock', 'Docker and this machine agree')
  const detail = `Docker's differs from this machine's by ${formatDuration(skewMs)}`
  const fix = 'Set both by NTP: certificates and tokens depend on it.'
  return skewMs <= 60_000 ? warn('Clock', detail, fix) : fail('Clock', detail, fix)
}

async function examineLastRun(instance: Instance): Promise<Finding> {
  try {
    const { phase } = await readState(instance)
    return phase === 'done'
      ? pass('Last run', 'nothing is half done')
      : warn('Last run', `an up stopped at "${phase}"`, './lakehouse up goes on from there.')
  } catch (error) {
    return fail('Last run', describeCause(error), `Remove ${instance.stateFile}.`)
  }
}

async function examineSettings(
  instance: Instance,
  example: EnvExample,
): Promise<{ settings: EnvFile | undefined; findings: Finding[] }> {
  const restore = `Put ${instance.envName} right by hand or from a backup.`
  let settings: EnvFile | undefined
  try {
    settings = await readSettings(instance)
    if (settings) assertSettingsValid(settings, example)
  } catch (error) {
    return { settings: undefined, findings: [fail('Settings', describeCause(error), restore)] }
  }
  if (!settings)
    return {
      settings,
      findings: [
        warn('Settings', `${instance.envName} does not exist`, './lakehouse up writes it, unless volumes exist.'),
      ],
    }
  const findings = [pass('Settings', `${instance.envName} is well-formed, no secret is weak`)]
  const mode = (await stat(instance.envFile)).mode & 0o777
  findings.push(
    (mode & 0o077) === 0
      ? pass('Settings, access', 'only their owner reads them')
      : fail('Settings, access', `mode ${mode.toString(8)}: others may read them`, `chmod 600 ${instance.envName}`),
  )
  const { addable, lost } = findMissingVariables(settings, example, [])
  const names = [...new Set([...addable.keys(), ...lost])]
  findings.push(
    names.length === 0
      ? pass('Settings, complete', 'every variable is there')
      : warn('Settings, complete', `missing: ${names.join(', ')}`, './lakehouse up adds what is new.'),
  )
  return { settings, findings }
}

async function examineStack(
  instance: Instance,
  settings: EnvFile,
  example: EnvExample,
  containers: readonly Container[],
): Promise<Finding[]> {
  const findings = [
    await examinePorts(settings, example, containers),
    await examineVolumes(requireValue(settings, 'COMPOSE_PROJECT_NAME')),
  ]
  try {
    const model = await readModel(await openProject(instance, settings))
    return [
      ...findings,
      pass('Compose files', `${model.length} services`),
      await examineImages(model),
      examineServices(model, containers),
      await examineConsole(settings),
    ]
  } catch (error) {
    return [...findings, fail('Compose files', describeCause(error), './lakehouse up writes what they need.')]
  }
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

async function examineVolumes(projectName: string): Promise<Finding> {
  const volumes = await listVolumes(projectName)
  const newer = volumes.find(({ format }) => Number(format ?? 0) > VOLUME_FORMAT)
  return newer
    ? fail('Volumes', `${newer.name} has format ${newer.format}, newer than ${VOLUME_FORMAT}`, 'Use a newer version.')
    : pass('Volumes', `${volumes.length}, of a format that this version reads`)
}

async function examineImages(model: readonly ServiceModel[]): Promise<Finding> {
  const images = [...new Set(model.map(({ image }) => image))]
  const present = await Promise.all(images.map(hasImage))
  const missing = images.filter((_, at) => !present[at])
  return missing.length === 0
    ? pass('Images', `all ${images.length} are here`)
    : warn('Images', `missing: ${missing.join(', ')}`, './lakehouse up builds or pulls them.')
}

function examineServices(model: readonly ServiceModel[], containers: readonly Container[]): Finding {
  const unwell = model.filter(
    ({ name, oneShot }) =>
      !isWell(
        containers.find(({ service }) => service === name),
        oneShot,
      ),
  )
  if (unwell.length === 0) return pass('Services', `all ${model.length} are well`)
  if (containers.length === 0) return warn('Services', 'none is started', './lakehouse up starts them.')
  const names = unwell.map(({ name }) => name)
  return fail('Services', `not well: ${names.join(', ')}`, `./lakehouse logs ${names[0]}, then ./lakehouse up`)
}

async function examineConsole(settings: EnvFile): Promise<Finding> {
  const { url } = consoleAccess(settings)
  try {
    const response = await fetch(`${url}/api/ready`, { signal: AbortSignal.timeout(readyTimeoutMs) })
    return response.ok
      ? pass('Console', `ready at ${url}`)
      : warn('Console', `${url}/api/ready answers ${response.status}`, './lakehouse logs console says why.')
  } catch (error) {
    return warn(
      'Console',
      `${url} does not answer: ${describeCause(error)}`,
      './lakehouse up, or ./lakehouse restart console',
    )
  }
}
