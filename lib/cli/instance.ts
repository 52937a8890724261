import { access, chmod, open, readFile, rename, rm } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { type EnvFile, parseEnvFile, withVariables } from './env/env-file'
import { CliError } from './errors'
import { EXIT } from './exit-codes'
import { STACK_DIR } from './paths'

/** One running (or to be started) lakehouse: the person's own, or one that a test makes for itself. */
export interface Instance {
  readonly envFile: string
  /** What `up` remembers between runs; beside the settings. */
  readonly stateFile: string
  readonly lockFile: string
  /** How messages call the settings file. */
  readonly envName: string
}

/** The person's own, with its settings in stack/, or the one whose folder LAKEHOUSE_HOME names. */
export const PERSONAL: Instance = process.env.LAKEHOUSE_HOME
  ? instanceAt(resolve(process.env.LAKEHOUSE_HOME))
  : instanceAt(STACK_DIR, 'stack/.env')

/** The instance whose settings are in `dir`. */
export function instanceAt(dir: string, envName = join(dir, '.env')): Instance {
  return {
    envFile: join(dir, '.env'),
    stateFile: join(dir, '.env.state.json'),
    lockFile: join(dir, '.env.lock'),
    envName,
  }
}

/** The settings, or undefined when there are none yet. */
export async function readSettings(instance: Instance): Promise<EnvFile | undefined> {
  try {
    return parseEnvFile(await readFile(instance.envFile, 'utf8'), instance.envName)
  } catch (error) {
    if (error && typeof error === 'object' && 'code' in error) {
      if (error.code === 'ENOENT') return undefined
      throw new CliError(`${instance.envName} cannot be read: ${String('message' in error ? error.message : error)}`, {
        fix:
          error.code === 'EACCES'
            ? `Run this as the owner of ${instance.envName}, or make it yours: chown "$USER" ${instance.envName}`
            : 'Put the file right by hand or from a backup.',
        exitCode: EXIT.refused,
      })
    }
    throw error
  }
}

/** @throws CliError (exit code 3) when there are none. */
export async function requireSettings(instance: Instance): Promise<EnvFile> {
  const settings = await readSettings(instance)
  if (settings) return settings
  if (await exists(instance.stateFile)) {
    throw new CliError(
      `${instance.envName} is gone, and with it the passwords of the lakehouse that was started here.`,
      {
        fix: 'Put it back from a backup, or delete all data with: ./lakehouse down --volumes',
        exitCode: EXIT.refused,
      },
    )
  }
  throw new CliError(`There is no lakehouse here yet: ${instance.envName} does not exist.`, {
    fix: 'Start one with: ./lakehouse up',
    exitCode: EXIT.refused,
  })
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}

/** The value of a variable that the settings must have. */
export function requireValue(settings: EnvFile, name: string): string {
  const value = settings.variables.get(name)?.value
  if (value) return value
  throw new CliError(`${settings.fileName} has no value for ${name}.`, {
    fix: './lakehouse up adds what is missing.',
    exitCode: EXIT.refused,
  })
}

export async function writeSettings(instance: Instance, text: string): Promise<EnvFile> {
  const parsed = parseEnvFile(text, instance.envName)
  await writeFileAtomically(instance.envFile, text)
  return parsed
}

/** Sets variables, writing only when something differs. */
export async function updateSettings(
  instance: Instance,
  settings: EnvFile,
  changes: ReadonlyMap<string, string>,
  heading: string,
): Promise<EnvFile> {
  const text = withVariables(settings, changes, heading)
  return text === settings.text ? settings : writeSettings(instance, text)
}

/** Where this process writes what is to become the file `path`. */
export function temporaryPath(path: string): string {
  return join(path, '..', `.${basename(path)}.${process.pid}.tmp`)
}

/** Whole or not at all, readable by its owner only. */
export async function writeFileAtomically(path: string, text: string): Promise<void> {
  const temporary = temporaryPath(path)
  try {
    const file = await open(temporary, 'w', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await chmod(temporary, 0o600)
    await rename(temporary, path)
  } finally {
    await rm(temporary, { force: true })
  }
}
