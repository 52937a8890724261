import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { down } from '../commands/down'
import { developmentPortVariables } from '../compose/development'
import { chooseFreePorts } from '../host/ports'
import { isProcessAlive } from '../host/processes'
import { instanceAt } from '../instance'
import { sayMark } from '../output/terminal'

const homePrefix = 'lakehouse-test-'
const ownerFile = 'owner.pid'

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
  ])
}

/** Takes away the stacks of test runs that were killed before they could do so themselves. */
export async function removeLeftovers(extraFiles: readonly string[]): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(homePrefix))
  for (const home of names.map((name) => path.join(tmpdir(), name))) {
    const owner = Number(await readFile(path.join(home, ownerFile), 'utf8').catch(() => ''))
    if (!(owner > 0) || isProcessAlive(owner)) continue
    const instance = instanceAt(home)
    sayMark('note', `removing what a killed test run left: ${home}`)
    if (await isFile(instance.envFile)) await down(instance, { volumes: true, yes: true, extraFiles })
    await rm(home, { recursive: true, force: true })
  }
}

function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  )
}
