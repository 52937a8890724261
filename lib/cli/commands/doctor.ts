import { stat } from 'node:fs/promises'
import { consoleAccess } from '../api/access'
import { type Finding, fail, pass, warn } from '../checks/finding'
import { examineEngine, examineMachine } from '../checks/machine'
import { openProject, readModel, type ServiceModel } from '../compose/compose'
import { type Container, isWell, listContainers, listVolumes } from '../compose/containers'
import { type EnvExample, loadEnvExample } from '../env/env-example'
import type { EnvFile } from '../env/env-file'
import { assertSettingsValid, findMissingVariables } from '../env/settings'
import { describeCause } from '../errors'
import { inspectDocker } from '../host/docker-engine'
import { hasImage } from '../images/build-image'
import { type Instance, readSettings, requireValue } from '../instance'
import { sayJson, sayMark } from '../output/terminal'
import { readState, VOLUME_FORMAT } from '../state'

const readyTimeoutMs = 5_000

/** Looks at everything the stack needs and changes nothing. @returns whether no check failed. */
export async function doctor(instance: Instance, options: { json: boolean }): Promise<boolean> {
  const engine = await inspectDocker()
  const example = await loadEnvExample()
  const { settings, findings } = await examineSettings(instance, example)
  const all = [...examineEngine(engine), await examineLastRun(instance), ...findings]
  if (engine.state === 'running') {
    const containers = settings ? await listContainers(requireValue(settings, 'COMPOSE_PROJECT_NAME')) : []
    all.push(...(await examineMachine(engine, settings, example, containers)))
    if (settings) all.push(...(await examineStack(instance, settings, containers)))
  }
  if (options.json) sayJson(all)
  else
    for (const { check, outcome, detail, fix } of all)
      sayMark(outcome, `${check}: ${detail}${fix ? `\n      ${fix}` : ''}`)
  return all.every(({ outcome }) => outcome !== 'fail')
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
  containers: readonly Container[],
): Promise<Finding[]> {
  const findings = [await examineVolumes(requireValue(settings, 'COMPOSE_PROJECT_NAME'))]
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
