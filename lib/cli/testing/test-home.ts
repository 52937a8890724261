import { randomBytes } from 'node:crypto'
import { lstat, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { down } from '../commands/down'
import { composeFiles } from '../compose/compose'
import { developmentPortVariables } from '../compose/development'
import { findDockerGateway } from '../host/docker-gateway'
import { chooseFreePorts } from '../host/ports'
import { isProcessAlive } from '../host/processes'
import { instanceAt, readSettings } from '../instance'
import { sayMark } from '../output/terminal'

const homePrefix = 'lakehouse-test-'
const ownerFile = 'owner.pid'
const projectPattern = /^lh-test-[0-9a-f]{8}$/

/** A folder for the settings of a stack under test, marked as this process's own. */
export async function makeHome(): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), homePrefix))
  await writeFile(path.join(home, ownerFile), String(process.pid))
  return home
}

/** Settings by which a stack shares nothing with another on this machine: a project's name and ports of its own. */
export async function chooseTestSettings(): Promise<Map<string, string>> {
  const names = [
    ...['CONSOLE', 'AIRFLOW', 'FLOWER', 'TRINO', 'SUPERSET', 'S3'].map((name) => `LAKEHOUSE_PORT_${name}`),
    ...developmentPortVariables,
  ]
  const ports = await chooseFreePorts(names.length)
  return new Map([
    ['COMPOSE_PROJECT_NAME', `lh-test-${randomBytes(4).toString('hex')}`],
    ...names.map((name, at) => [name, String(ports[at])] as const),
    // Tests ask for more in a minute than any one program; what the limit does is tested by itself.
    ['CONSOLE_RATE_LIMIT_PER_MINUTE', '1000000'],
    // A receiver that a test puts beside the services.
    ['CONSOLE_WEBHOOK_ALLOWED', 'webhook-receiver'],
  ])
}

/** Settings by which people sign in at a provider of identities that a test runs on this machine, where console and browser reach it. */
export async function chooseTestProvider(): Promise<Map<string, string>> {
  const [port] = await chooseFreePorts(1)
  return new Map([
    ['CONSOLE_OIDC_ISSUER', `http://${await findDockerGateway()}:${port}`],
    ['CONSOLE_OIDC_CLIENT_ID', 'lakehouse'],
    ['CONSOLE_OIDC_CLIENT_SECRET', randomBytes(16).toString('hex')],
    ['CONSOLE_OIDC_NAME', 'Test accounts'],
  ])
}

/**
 * Takes away the stacks of test runs that were killed before they could do so themselves. Anybody may write to the folder for temporary
 * files: what this user has not made there, or what names no stack under test, is left alone.
 */
export async function removeLeftovers(extraFiles: readonly string[]): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(homePrefix))
  for (const home of names.map((name) => path.join(tmpdir(), name))) {
    if (!(await isOwnFolder(home))) {
      sayMark('note', `left alone, as this user has not made it: ${home}`)
      continue
    }
    const owner = Number(await readFile(path.join(home, ownerFile), 'utf8').catch(() => ''))
    if (!(owner > 0) || isProcessAlive(owner)) continue
    const instance = instanceAt(home)
    const settings = await readSettings(instance)
    const value = (name: string) => settings?.variables.get(name)?.value ?? ''
    if (settings && !projectPattern.test(value('COMPOSE_PROJECT_NAME'))) {
      sayMark('note', `left alone, as its project is not one of a test: ${home}`)
      continue
    }
    // Written before anything starts.
    const hasStarted = value('COMPOSE_FILE') !== ''
    if (hasStarted && !Object.values(composeFiles).includes(value('COMPOSE_FILE'))) {
      sayMark('note', `left alone, as its COMPOSE_FILE is not one of ours: ${home}`)
      continue
    }
    sayMark('note', `removing what a killed test run left: ${home}`)
    if (hasStarted) await down(instance, { volumes: true, yes: true, extraFiles })
    await rm(home, { recursive: true, force: true })
  }
}

/** Whether it is as `makeHome` leaves it: a real folder of this user, which nobody else can write to. */
async function isOwnFolder(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined)
  return found?.isDirectory() === true && found.uid === process.getuid?.() && (found.mode & 0o777) === 0o700
}
