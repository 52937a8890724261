import path from 'node:path'
import { execa } from 'execa'
import { type ComposeProject, openProject, runComposeOrFail } from '../compose/compose'
import { listContainers } from '../compose/containers'
import {
  chooseDevelopmentPorts,
  developmentFiles,
  listDevelopmentServices,
  readConsoleEnvironment,
  saveAuthority,
  withoutWritten,
} from '../compose/development'
import { renderValue } from '../env/env-file'
import { CliError } from '../errors'
import { EXIT } from '../exit-codes'
import { runOrFail } from '../host/exec'
import { chooseFreePorts, findPortOwners } from '../host/ports'
import { type Instance, requireSettings, writeFileAtomically } from '../instance'
import { interruption } from '../interruption'
import { withLock } from '../lock'
import { say, sayHeading, sayMark } from '../output/terminal'
import { ROOT_DIR } from '../paths'

/** Next reads it by itself, and only while it develops. */
const envFileName = '.env.development.local'

/**
 * The console from its sources, reloading as they change, on the services of the stack that runs already. The stack goes on when it
 * ends; the next `up` takes the loopback addresses back.
 */
export async function dev(instance: Instance, options: { port: string }): Promise<void> {
  const port = await choosePort(options.port)
  const settings = await requireSettings(instance)
  const base = await openProject(instance, settings)
  const services = await listDevelopmentServices(base)
  await requireRunning(base, services)

  sayHeading('Development')
  const overlay = await openProject(instance, settings, developmentFiles)
  const ports = await chooseDevelopmentPorts(base)
  const project = { ...overlay, environment: { ...overlay.environment, ...ports } }
  await withLock(instance, async () => {
    // Without their dependents: who uses them connects again by itself.
    await runComposeOrFail(project, ['up', '--detach', '--no-build', '--no-deps', '--wait', ...services], {
      timeoutMs: 180_000,
    })
  })
  sayMark('pass', `${services.join(', ')} reachable on 127.0.0.1`)

  const authorityFile = `${instance.envFile}.dev.ca.crt`
  await saveAuthority(project, authorityFile)
  const environment = {
    ...(await readConsoleEnvironment(project)),
    CONSOLE_PUBLIC_URL: `http://localhost:${port}`,
    LAKEHOUSE_CA_FILE: authorityFile,
  }
  await writeFileAtomically(path.join(ROOT_DIR, envFileName), renderEnvironment(environment))
  sayMark('pass', `${envFileName} written: Next reads it`)
  await runOrFail('npm', ['run', '--silent', 'generate:db'], { cwd: ROOT_DIR, timeoutMs: 120_000 })

  say(`\nConsole from the sources: http://localhost:${port} (Ctrl-C ends it; the stack goes on)\n`)
  await runNext(port, withoutWritten(project.environment, environment))
}

/** @throws CliError (exit code 2) when it is no port. */
async function choosePort(wanted: string): Promise<number> {
  const port = Number(wanted)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new CliError(`"${wanted}" is not a TCP port.`, {
      fix: 'It is a number from 1 to 65535.',
      exitCode: EXIT.usage,
    })
  }
  if (!(await findPortOwners(new Set([port]))).has(port)) return port
  const [free = port] = await chooseFreePorts(1)
  sayMark('note', `port ${port} is taken`)
  return free
}

async function requireRunning(project: ComposeProject, services: readonly string[]): Promise<void> {
  const running = (await listContainers(project.name)).filter(({ state }) => state === 'running')
  const missing = ['trino', ...services].filter((name) => !running.some(({ service }) => service === name))
  if (missing.length === 0) return
  throw new CliError(`The stack does not run: ${missing.join(', ')}.`, {
    fix: 'Bring it up first: ./lakehouse up',
    exitCode: EXIT.refused,
  })
}

function renderEnvironment(environment: Record<string, string>): string {
  // Next expands variables in values, quoted or not.
  const lines = Object.entries(environment).map(
    ([name, value]) => `${name}=${renderValue(value).replaceAll('$', '\\$')}`,
  )
  return `# Written by ./lakehouse dev at each start: the console's environment, as the host reaches the services.\n${lines.join('\n')}\n`
}

async function runNext(port: number, environment: Record<string, string | undefined>): Promise<void> {
  const result = await execa('next', ['dev', '--port', String(port), '--hostname', '127.0.0.1'], {
    cwd: ROOT_DIR,
    preferLocal: true,
    localDir: ROOT_DIR,
    env: { ...environment, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
    extendEnv: false,
    stdio: 'inherit',
    reject: false,
    cancelSignal: interruption.signal,
    forceKillAfterDelay: 5_000,
  })
  // Any other signal is no wish of a person's: the kernel kills so when memory runs out.
  if (interruption.happened || result.signal === 'SIGINT' || result.signal === 'SIGTERM') {
    interruption.reset()
    say('\nNext has ended; the stack goes on.')
    return
  }
  if (result.failed)
    throw new CliError(
      result.signal
        ? `next dev was ended by ${result.signal}.`
        : `next dev ended with exit code ${result.exitCode ?? 'unknown'}.`,
    )
}
