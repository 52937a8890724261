import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { execa } from 'execa'
import { openProject, runCompose } from '../compose/compose'
import { developmentFiles } from '../compose/development'
import { describeCause } from '../errors'
import { run } from '../host/exec'
import { installPackages, requireProgram } from '../host/install-packages'
import { type Instance, instanceAt, requireSettings } from '../instance'
import { interruption } from '../interruption'
import { complain, say, sayHeading, sayMark } from '../output/terminal'
import { ROOT_DIR } from '../paths'
import { countTests, type TestCount } from '../testing/count-tests'
import { stackEnvironment } from '../testing/stack-environment'
import { chooseTestProvider, chooseTestSettings, makeHome, removeLeftovers } from '../testing/test-home'
import { down } from './down'
import { ensureDocker, up } from './up'

const suiteTimeoutMs = 30 * 60_000
/** With the installation of what it needs. */
const apiTimeoutMs = 6 * 60_000
const fullApiTimeoutMs = 60 * 60_000
/** Every fault, each with the wait until all is well again. */
const fullSuiteTimeoutMs = 4 * 3_600_000

export interface TestOptions {
  /** Only what needs no stack. */
  readonly unit: boolean
  /** Every fault rather than a few. */
  readonly full: boolean
  /** Docker itself is stopped too, with every container on this machine. */
  readonly stopDocker: boolean
  readonly yes: boolean
}

/** What tells a suite to try all that it can. */
const amountOf = (full: boolean): Record<string, string> => (full ? { LAKEHOUSE_TEST_FULL: '1' } : {})

/** Runs one suite, showing what it prints, and counts its tests. A suite that fails without a failed test counts as one. */
async function runSuite(
  name: string,
  command: string,
  args: readonly string[],
  folder: string,
  environment: Record<string, string> = {},
  timeoutMs = suiteTimeoutMs,
): Promise<TestCount> {
  sayHeading(name)
  const child = execa(command, [...args], {
    cwd: ROOT_DIR,
    env: { ...environment, FORCE_COLOR: '0', NO_COLOR: '1' },
    all: true,
    preferLocal: true,
    localDir: ROOT_DIR,
    stdin: 'ignore',
    reject: false,
    timeout: timeoutMs,
    cancelSignal: interruption.signal,
    forceKillAfterDelay: 10_000,
  })
  child.all.pipe(process.stdout, { end: false })
  child.all.pipe(createWriteStream(path.join(folder, `${name.toLowerCase().replaceAll(/\W+/g, '-')}.log`)))
  const result = await child
  const count = countTests(String(result.all ?? ''))
  if (result.exitCode === undefined) complain(describeCause(result))
  if (result.exitCode !== 0 && count.failed === 0) return { ...count, failed: 1 }
  return count
}

async function runOnStack(folder: string, options: TestOptions, add: (count: TestCount) => void): Promise<void> {
  await removeLeftovers(developmentFiles)
  const home = await makeHome()
  const instance = instanceAt(home)
  try {
    const overrides = new Map([
      ...(await chooseTestSettings()),
      ...(await chooseTestProvider()),
      // The suite that tries every operation asks more in a minute than anybody does.
      ['CONSOLE_RATE_LIMIT_PER_MINUTE', '100000'],
      // Every optional part.
      ['COMPOSE_PROFILES', 'cdc'],
    ])
    const { durationMs, imagesMs } = await up(instance, { yes: options.yes, extraFiles: developmentFiles, overrides })
    // `up` ends with the pipeline's run on the sample, checked row for row.
    add({ passed: 1, failed: 0 })
    const environment = await stackEnvironment(instance, home)
    add(await runSuite('Pipeline on the stack', 'bash', ['dags/verify', '--integration'], folder, environment))
    add(await runSuite('Stack', 'vitest', ['run', '--config', 'vitest.integration.config.ts'], folder, environment))
    const artifacts = { LAKEHOUSE_TEST_ARTIFACTS: path.join(folder, 'e2e') }
    add(await runSuite('Browser', 'playwright', ['test'], folder, { ...environment, ...artifacts }))
    add(await tryApi(folder, environment, options))
    // The stacks that are cut while they start find the images made.
    const upMs = String(durationMs - imagesMs)
    await inflictFaults(instance, folder, { ...environment, LAKEHOUSE_TEST_UP_MS: upMs }, options, add)
  } catch (error) {
    if (interruption.happened) throw error
    complain(describeCause(error))
    add({ passed: 0, failed: 1 })
  } finally {
    if (interruption.happened) interruption.reset()
    await takeDown(instance, folder)
    await rm(home, { recursive: true, force: true })
  }
}

/** Every operation, by its document. One that answers too slowly, or without end, must not hold up the rest. */
async function tryApi(folder: string, environment: Record<string, string>, { full }: TestOptions): Promise<TestCount> {
  const timeoutMs = full ? fullApiTimeoutMs : apiTimeoutMs
  return runSuite('API', 'bash', ['e2e/api/verify'], folder, { ...environment, ...amountOf(full) }, timeoutMs)
}

/** The faults come last: after them the stack is only taken down. */
async function inflictFaults(
  instance: Instance,
  folder: string,
  environment: Record<string, string>,
  { full, stopDocker }: TestOptions,
  add: (count: TestCount) => void,
): Promise<void> {
  const inflict = (name: string, folders: readonly string[]) =>
    runSuite(
      name,
      'vitest',
      ['run', '--config', 'vitest.faults.config.ts', ...folders.map((each) => `e2e/faults/${each}/`)],
      folder,
      { ...environment, ...amountOf(full) },
      full ? fullSuiteTimeoutMs : suiteTimeoutMs,
    )
  add(await inflict('Faults', ['running', ...(full ? ['long'] : [])]))
  if (stopDocker) add(await inflict('Docker stopped', ['daemon']))
  // The next suite starts stacks of its own: two at once would need the memory of two.
  await takeDown(instance, folder)
  add(await inflict('Interrupted starts', ['start']))
  if (full) add(await inflict('Replaced secrets', ['secrets']))
}

async function takeDown(instance: Instance, folder: string): Promise<void> {
  const settings = await readFile(instance.envFile, 'utf8').catch(() => undefined)
  if (settings === undefined) return
  sayHeading("Taking the test's stack down")
  const project = await openProject(instance, await requireSettings(instance), developmentFiles)
  const logs = await runCompose(project, ['logs', '--no-color', '--timestamps'], { timeoutMs: 60_000 })
  await writeFile(path.join(folder, 'services.log'), logs.stdout)
  await down(instance, { volumes: true, yes: true, extraFiles: developmentFiles })
}

/** Python 3.11 or newer that can make a virtual environment, for dags/verify; Debian has the two in packages of their own. */
async function requirePython(): Promise<void> {
  const probe = 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))'
  for (const python of ['python3.11', 'python3'])
    if ((await run(python, ['-c', probe], { timeoutMs: 10_000 })).exitCode === 0) return
  await installPackages({ packages: ['python3', 'python3-venv'], files: new Map() }, (text) => sayMark('note', text))
}

/** @returns whether tests ran and all passed. */
export async function test(options: TestOptions): Promise<boolean> {
  const folder = path.join(ROOT_DIR, 'artifacts', new Date().toISOString().replaceAll(/[:.]/g, '-'))
  await mkdir(folder, { recursive: true })
  const total = { passed: 0, failed: 0 }
  const add = (count: TestCount) => {
    total.passed += count.passed
    total.failed += count.failed
  }
  await requireProgram(['/usr/bin/shellcheck'], 'shellcheck', (text) => sayMark('note', text))
  await requirePython()
  add(await runSuite('Without a stack', 'npm', ['run', '--silent', 'verify'], folder, amountOf(options.full)))
  if (!options.unit) {
    await requireProgram(['/usr/bin/chromium'], 'chromium', (text) => sayMark('note', text))
    await ensureDocker(options.yes)
    await runOnStack(folder, options, add)
  }
  const isGreen = total.failed === 0 && total.passed > 0
  if (isGreen) await rm(folder, { recursive: true, force: true })
  else say(`\nLogs: ${path.relative(ROOT_DIR, folder)}`)
  say(`\n${total.passed} passed, ${total.failed} failed`)
  return isGreen
}
