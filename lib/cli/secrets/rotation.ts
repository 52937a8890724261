import { type ComposeProject, openProject, readServices, runComposeOrFail } from '../compose/compose'
import { startServices } from '../compose/start-services'
import type { EnvFile } from '../env/env-file'
import { ADDED_HEADING } from '../env/settings'
import { type Instance, updateSettings } from '../instance'
import { sayHeading, sayMark } from '../output/terminal'
import { type State, writeState } from '../state'

const databaseTimeoutMs = 180_000
const reencryptTimeoutMs = 300_000

/** Passwords that a database keeps: the settings alone would lock their users out. */
const roles: Readonly<Record<string, { service: string; superuser: string; role: string }>> = {
  POSTGRES_PASSWORD: { service: 'postgres', superuser: 'postgres', role: 'postgres' },
  AIRFLOW_DB_PASSWORD: { service: 'postgres', superuser: 'postgres', role: 'airflow' },
  SUPERSET_DB_PASSWORD: { service: 'postgres', superuser: 'postgres', role: 'superset' },
  CDC_SAMPLE_PASSWORD: { service: 'cdc-source', superuser: 'postgres', role: 'lakehouse_cdc' },
  CONSOLE_DB_PASSWORD: { service: 'console-db', superuser: 'console', role: 'console' },
}

/** Keys under which data is stored: that has to be encrypted anew. */
const fernetKey = 'AIRFLOW_FERNET_KEY'
const supersetKey = 'SUPERSET_SECRET_KEY'

/**
 * Carries out the rotation that is recorded in the state, from the beginning: each step may have been done before. All other
 * secrets need no step of their own, as bootstrap and the one-shots bring passwords and keys to what the settings say.
 * @returns the state, in which nothing is being replaced any more.
 */
export async function carryOutRotation(
  instance: Instance,
  settings: EnvFile,
  state: State,
  extraFiles: readonly string[] = [],
): Promise<State> {
  sayHeading('Secrets')
  const find = (name: string) => state.rotating.find((secret) => secret.name === name)
  const write = (values: readonly (readonly [string, string])[]) =>
    updateSettings(instance, settings, new Map(values), ADDED_HEADING)

  const fernet = find(fernetKey)
  const newValues = state.rotating.map(({ name, next }) => [name, next] as const)
  // Airflow writes with the first key and reads with any: both, until everything is written with the new one.
  let complete = await write(fernet ? [...newValues, [fernetKey, `${fernet.next},${fernet.previous}`]] : newValues)
  const project = await openProject(instance, complete, extraFiles)

  for (const { name, next } of state.rotating) await changeRole(project, name, next)
  const superset = find(supersetKey)
  if (superset) await reencryptSuperset(project, superset.previous)
  await startServices(instance, complete, extraFiles)
  if (fernet) {
    sayMark('note', 'encrypting Airflow’s connections and variables with the new key')
    await runComposeOrFail(project, ['exec', '-T', 'airflow-scheduler', 'airflow', 'rotate-fernet-key'], {
      timeoutMs: reencryptTimeoutMs,
    })
    complete = await write(newValues)
    await startServices(instance, complete, extraFiles)
  }
  return writeState(instance, { ...state, rotating: [] })
}

async function changeRole(project: ComposeProject, name: string, password: string): Promise<void> {
  const database = roles[name]
  if (!database) return
  const { service, superuser, role } = database
  // A part that is off has no database to change.
  if (!(service in (await readServices(project)))) return
  sayMark('note', `changing the password of ${role} in ${service}`)
  await runComposeOrFail(project, ['up', '--detach', '--wait', '--no-deps', service], { timeoutMs: databaseTimeoutMs })
  // Over the socket inside, which asks for no password; on standard input, so that the new one is in no argument list.
  await runComposeOrFail(
    project,
    ['exec', '-T', service, 'psql', '--quiet', '--set=ON_ERROR_STOP=1', `--username=${superuser}`, '--dbname=postgres'],
    { input: `ALTER ROLE ${role} PASSWORD '${password}';\n`, timeoutMs: 30_000 },
  )
}

async function reencryptSuperset(project: ComposeProject, previous: string): Promise<void> {
  sayMark('note', 'encrypting Superset’s stored secrets with the new key')
  const environment = { ...project.environment, SUPERSET_PREVIOUS_SECRET_KEY: previous }
  await runComposeOrFail(
    { ...project, environment },
    ['run', '--rm', '-T', '--env', 'SUPERSET_PREVIOUS_SECRET_KEY', 'superset-init'],
    { timeoutMs: reencryptTimeoutMs },
  )
}
