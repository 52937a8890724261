import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { consoleAccess } from '../api/access'
import { followRun, startRun } from '../api/dag-run'
import { query } from '../api/query'
import type { Finding } from '../checks/finding'
import { examineEngine, examineMachine } from '../checks/machine'
import { composeFiles, openProject } from '../compose/compose'
import { hashServiceConfigs } from '../compose/config-hashes'
import { listContainers, listVolumes } from '../compose/containers'
import { readProfiles, removeInactive, withProfile } from '../compose/profiles'
import { startServices } from '../compose/start-services'
import { type EnvExample, loadEnvExample } from '../env/env-example'
import { type EnvFile, parseEnvFile, withVariables } from '../env/env-file'
import {
  ADDED_HEADING,
  assertSettingsValid,
  createSettings,
  findMissingVariables,
  IMAGES_HEADING,
} from '../env/settings'
import { CliError } from '../errors'
import { EXIT } from '../exit-codes'
import { readAptSources } from '../host/apt-sources'
import { startDockerDaemon } from '../host/docker-daemon'
import { type DockerEngine, inspectDocker } from '../host/docker-engine'
import { run } from '../host/exec'
import { installPackages, planDockerInstall } from '../host/install-packages'
import { detectOperatingSystem } from '../host/operating-system'
import type { Way } from '../images/catalogue'
import { ensureImages } from '../images/ensure-images'
import { type Instance, readSettings, requireValue, updateSettings, writeSettings } from '../instance'
import { withLock } from '../lock'
import { formatDuration } from '../output/format'
import { renderTable } from '../output/table'
import { confirmOrRefuse, say, sayHeading, sayMark } from '../output/terminal'
import { ROOT_DIR } from '../paths'
import { carryOutRotation } from '../secrets/rotation'
import { EMPTY_STATE, readState, type State, VOLUME_FORMAT, writeState } from '../state'

const sampleFile = path.join(ROOT_DIR, 'data/raw/sales_sample.csv')

export interface UpOptions {
  readonly yes: boolean
  readonly way?: Way
  /** Switches change data capture; undefined leaves it as it is. */
  readonly cdc?: boolean
  /** Overlays relative to stack/. */
  readonly extraFiles?: readonly string[]
  /** Settings that a first start begins with. */
  readonly overrides?: ReadonlyMap<string, string>
}

/** Docker with compose and buildx, installed and started where it is not. */
export async function ensureDocker(yes: boolean): Promise<DockerEngine> {
  let engine = await inspectDocker()
  if (engine.state === 'missing' || !engine.composeVersion || !engine.buildxVersion) {
    const plan = planDockerInstall(await detectOperatingSystem(), await readAptSources())
    for (const line of plan.explanation) say(line)
    await confirmOrRefuse('Do this?', yes, 'Docker was not installed; nothing was changed.')
    await installPackages(plan, (text) => sayMark('note', text))
    engine = await inspectDocker()
  }
  if (engine.state === 'stopped') engine = await startDockerDaemon((text) => sayMark('note', text))
  if (engine.state !== 'running') {
    throw new CliError(`Docker cannot be used: ${engine.complaint}`, {
      fix: 'Run this as root, or join the group docker.',
      exitCode: EXIT.refused,
    })
  }
  refuseWhatFails(examineEngine(engine))
  return engine
}

async function chooseWay(current: string | undefined): Promise<Way> {
  if (current !== undefined) return current.includes('airgap') ? 'airgap' : 'official'
  const answer = await run('docker', ['manifest', 'inspect', 'postgres:17.11-trixie'], { timeoutMs: 15_000 })
  return answer.exitCode === 0 ? 'official' : 'airgap'
}

/** @throws CliError (exit code 3) naming each check that failed, with its fix. */
function refuseWhatFails(findings: readonly Finding[]): void {
  const failed = findings.filter(({ outcome }) => outcome === 'fail')
  if (failed.length === 0) return
  const lines = failed.map(({ check, detail, fix }) => `  ${check}: ${detail}\n    ${fix}`)
  throw new CliError(`This machine is not ready:\n${lines.join('\n')}`, { exitCode: EXIT.refused })
}

interface Preparation {
  /** As they will be: nothing is written before every check has passed. */
  readonly settings: EnvFile
  readonly state: State
  readonly write: () => Promise<void>
}

/** The settings that a start would use. @throws CliError (exit code 3) when they cannot be used, or would lock out existing data. */
async function prepareSettings(
  instance: Instance,
  overrides: ReadonlyMap<string, string> | undefined,
): Promise<Preparation> {
  const example = await loadEnvExample()
  const existing = await readSettings(instance)
  const remembered = await readState(instance)
  const projectName =
    existing?.variables.get('COMPOSE_PROJECT_NAME')?.value ??
    overrides?.get('COMPOSE_PROJECT_NAME') ??
    remembered.projectName ??
    requireDefault(example, 'COMPOSE_PROJECT_NAME')
  const volumes = await listVolumes(projectName)
  // Whatever was shown and checked went with the data.
  const state = volumes.length === 0 ? { ...EMPTY_STATE, phase: remembered.phase } : remembered
  if (existing === undefined) {
    if (volumes.length > 0) {
      throw new CliError(
        `${instance.envName} is gone, and ${volumes.length} volumes of the project ${projectName} still need the passwords that were in it.`,
        {
          fix: `Put ${instance.envName} back from a backup, or delete all data with: ./lakehouse down --volumes`,
          exitCode: EXIT.refused,
        },
      )
    }
    const text = createSettings(example, new Map([['COMPOSE_PROJECT_NAME', projectName], ...(overrides ?? [])]))
    return {
      settings: parseEnvFile(text, instance.envName),
      state,
      write: async () => {
        await writeSettings(instance, text)
        sayMark('pass', `${instance.envName} written, with a random value for every secret`)
      },
    }
  }
  // Volumes without a memory of what protects them: every secret counts as known.
  const known =
    volumes.length > 0 && state.knownVariables.length === 0 ? [...example.variables.keys()] : state.knownVariables
  const { addable, lost } = findMissingVariables(existing, example, known)
  if (lost.length > 0) {
    throw new CliError(
      `${instance.envName} no longer has ${lost.join(', ')}; what ${lost.length === 1 ? 'it protects still uses the old value' : 'they protect still uses the old values'}.`,
      {
        fix: `Put the ${lost.length === 1 ? 'line' : 'lines'} back from a backup, or delete all data with: ./lakehouse down --volumes`,
        exitCode: EXIT.refused,
      },
    )
  }
  const text = withVariables(existing, addable, ADDED_HEADING)
  const settings = parseEnvFile(text, instance.envName)
  assertSettingsValid(settings, example)
  return {
    settings,
    state,
    write: async () => {
      if (text !== existing.text) await writeSettings(instance, text)
    },
  }
}

function requireDefault(example: EnvExample, name: string): string {
  const value = example.variables.get(name)?.defaultValue
  if (value) return value
  throw new Error(`stack/.env.example has no default for ${name}`)
}

async function refuseNewerVolumes(projectName: string): Promise<void> {
  const newer = (await listVolumes(projectName)).find(({ format }) => Number(format ?? 0) > VOLUME_FORMAT)
  if (!newer) return
  throw new CliError(
    `The volume ${newer.name} has format ${newer.format}, and this version knows up to ${VOLUME_FORMAT}.`,
    { fix: 'Use the version that wrote it, or a newer one.', exitCode: EXIT.refused },
  )
}

/** The first real run: the pipeline on the sample, checked row by row count against the file. */
async function proveSample(settings: EnvFile): Promise<void> {
  const access = consoleAccess(settings)
  const expected = (await readFile(sampleFile, 'utf8')).trim().split(/\r?\n/).length - 1
  const started = await startRun(access, 'sales_pipeline', undefined, 90_000)
  const { run: finished } = await followRun(access, 'sales_pipeline', started.dagRunId, (taskId, state) =>
    sayMark('note', `${taskId}: ${state}`),
  )
  if (finished.state !== 'success') {
    throw new CliError(`The run ${started.dagRunId} of sales_pipeline ended as ${finished.state}.`, {
      fix: "Read its tasks' logs in the console, under Pipelines.",
    })
  }
  const { rows } = await query(access, 'SELECT count(*) FROM iceberg.lakehouse.sales')
  const found = Number(rows[0]?.[0])
  if (found !== expected)
    throw new CliError(`iceberg.lakehouse.sales holds ${found} rows, and ${path.basename(sampleFile)} has ${expected}.`)
  sayMark('pass', `sales_pipeline read the sample: ${found} rows in iceberg.lakehouse.sales`)
}

function sayAddresses(settings: EnvFile, showPassword: boolean): void {
  const value = (name: string) => requireValue(settings, name)
  const host = value('LAKEHOUSE_HOST')
  const rows = [
    [
      'Console',
      `http://${host}:${value('LAKEHOUSE_PORT_CONSOLE')}`,
      value('CONSOLE_ADMIN_EMAIL'),
      showPassword
        ? `${value('CONSOLE_ADMIN_INITIAL_PASSWORD')} (change it at the first sign-in)`
        : 'the one you chose',
    ],
    ['Airflow', `http://${host}:${value('LAKEHOUSE_PORT_AIRFLOW')}`, 'admin', 'AIRFLOW_ADMIN_PASSWORD'],
    ['Flower', `http://${host}:${value('LAKEHOUSE_PORT_FLOWER')}`, 'admin', 'FLOWER_PASSWORD'],
    ['Superset', `http://${host}:${value('LAKEHOUSE_PORT_SUPERSET')}`, 'admin', 'SUPERSET_ADMIN_PASSWORD'],
    ['Trino', `https://${host}:${value('LAKEHOUSE_PORT_TRINO')}`, 'svc-console', 'TRINO_CONSOLE_PASSWORD'],
    ['S3', `http://${host}:${value('LAKEHOUSE_PORT_S3')}`, 'S3_ADMIN_ACCESS_KEY', 'S3_ADMIN_SECRET_KEY'],
  ]
  say()
  say(renderTable({ head: ['', 'Address', 'User', 'Password'], rows }))
  say(`Names in capitals are variables in ${settings.fileName}.`)
}

/**
 * Brings a stack up, from whatever state it is in; run again when all is well it changes nothing.
 * @returns how long that took, and how much of it went into images, which another start finds made.
 */
export async function up(instance: Instance, options: UpOptions): Promise<{ durationMs: number; imagesMs: number }> {
  const startedAt = Date.now()
  let imagesMs = 0
  // Before Docker is installed or started for settings that cannot be used.
  const given = await readSettings(instance)
  if (given) assertSettingsValid(given, await loadEnvExample())
  sayHeading('Machine')
  const engine = await ensureDocker(options.yes)
  await withLock(instance, async () => {
    const prepared = await prepareSettings(instance, options.overrides)
    let { settings, state } = prepared
    const projectName = requireValue(settings, 'COMPOSE_PROJECT_NAME')
    await refuseNewerVolumes(projectName)
    const containers = await listContainers(projectName)
    const findings = await examineMachine(engine, settings, await loadEnvExample(), containers)
    refuseWhatFails(findings)
    for (const { check, detail, fix } of findings.filter(({ outcome }) => outcome === 'warn'))
      sayMark('warn', `${check}: ${detail}. ${fix}`)
    sayMark(
      'pass',
      `Docker ${engine.serverVersion}, compose ${engine.composeVersion}; memory, disk, ports and clock are fit`,
    )

    await prepared.write()
    if (state.phase !== 'done') sayMark('note', `an earlier run stopped at "${state.phase}"; going on from there`)
    const way =
      options.way ??
      (await chooseWay(state.knownVariables.length > 0 ? requireValue(settings, 'COMPOSE_FILE') : undefined))
    sayMark(
      'note',
      way === 'airgap'
        ? 'images: built here from package registries (no container registry answers, or asked for)'
        : 'images: official ones, and ours on top',
    )
    state = await writeState(instance, { ...state, projectName, phase: 'images', startedAt: new Date().toISOString() })
    const imagesFrom = Date.now()
    const profiles = withProfile(settings.variables.get('COMPOSE_PROFILES')?.value, 'cdc', options.cdc)
    const variables = await ensureImages({ way, profiles: readProfiles(profiles) })
    imagesMs = Date.now() - imagesFrom
    variables.set('COMPOSE_FILE', composeFiles[way])
    variables.set('COMPOSE_PROFILES', profiles)
    const socket = await stat(requireValue(settings, 'LAKEHOUSE_DOCKER_SOCKET')).catch(() => undefined)
    if (socket) variables.set('LAKEHOUSE_DOCKER_GID', String(socket.gid))
    for (const [name, hash] of await hashServiceConfigs()) variables.set(name, hash)
    settings = await updateSettings(instance, settings, variables, IMAGES_HEADING)

    state = await writeState(instance, { ...state, phase: 'services', knownVariables: [...settings.variables.keys()] })
    await removeInactive(await openProject(instance, settings, options.extraFiles))
    if (state.rotating.length > 0) state = await carryOutRotation(instance, settings, state, options.extraFiles)
    else await startServices(instance, settings, options.extraFiles)
    if (!state.sampleVerified) {
      state = await writeState(instance, { ...state, phase: 'first-run' })
      sayHeading('First run')
      await proveSample(settings)
    }
    sayAddresses(settings, !state.initialPasswordShown)
    await writeState(instance, { ...state, phase: 'done', sampleVerified: true, initialPasswordShown: true })
  })
  const durationMs = Date.now() - startedAt
  say(`Up after ${formatDuration(durationMs)}.`)
  return { durationMs, imagesMs }
}
