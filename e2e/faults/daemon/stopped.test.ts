import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { execa } from 'execa'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findProcesses } from '@/lib/cli/host/processes'
import { setting } from '../../integration/settings'
import { lakehouse } from '../cli'
import { call, followRun, signIn, startRun } from '../console'
import { collectEvidence, type Evidence, findLosses } from '../evidence'

const project = setting('PROJECT')
const home = setting('HOME')
const unreachable = 4
const backWithinMs = 300_000

const isDockerThere = async () =>
  (await execa('docker', ['version'], { reject: false, timeout: 10_000 })).exitCode === 0
const findDaemon = () => findProcesses(([program = '']) => /(^|\/)dockerd$/.test(program))

/** How the daemon was started, so that it comes back as it was: by systemd, or by hand with these arguments. */
let daemonArgs: string[] = []
let isManaged = false
let before: Evidence
let cookie = ''

async function stopDaemon(): Promise<void> {
  if (isManaged) await execa('systemctl', ['stop', 'docker.socket', 'docker.service'], { timeout: 180_000 })
  else for (const pid of await findDaemon()) process.kill(pid, 'SIGTERM')
  const deadline = Date.now() + 180_000
  while ((await findDaemon()).length > 0 || (await isDockerThere())) {
    if (Date.now() > deadline) throw new Error('Docker did not stop within 3 minutes')
    await sleep(500)
  }
}

async function startDaemon(): Promise<void> {
  if (await isDockerThere()) return
  if (isManaged) await execa('systemctl', ['start', 'docker'], { timeout: 180_000 })
  else
    await execa(
      'setsid',
      ['--fork', 'sh', '-c', 'exec "$@" >>/var/log/lakehouse-dockerd.log 2>&1 </dev/null', 'sh', ...daemonArgs],
      {
        timeout: 10_000,
      },
    )
  const deadline = Date.now() + 120_000
  while (!(await isDockerThere())) {
    if (Date.now() > deadline) throw new Error('Docker did not start within 2 minutes')
    await sleep(500)
  }
}

beforeAll(async () => {
  if (process.getuid?.() !== 0)
    throw new Error('Stopping Docker needs root: run ./lakehouse test --stop-docker as root')
  const { stdout } = await execa('docker', ['ps', '--format', '{{.Label "com.docker.compose.project"}} {{.Names}}'])
  const others = stdout.split('\n').filter((line) => line !== '' && !line.startsWith(`${project} `))
  if (others.length > 0)
    throw new Error(
      `Docker also runs what is not this test’s: ${others.join(', ')}. Stop it, or leave out --stop-docker`,
    )
  const [pid] = await findDaemon()
  if (pid === undefined)
    throw new Error('No process dockerd is on this machine: its Docker cannot be stopped from here')
  daemonArgs = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0').filter(Boolean)
  isManaged = (await execa('systemctl', ['is-active', 'docker'], { reject: false })).exitCode === 0
  cookie = await signIn()
  before = await collectEvidence()
})

afterAll(startDaemon)

describe('while Docker is stopped', () => {
  test('every command says so, and what to do, by exit code 4', async () => {
    await stopDaemon()
    for (const args of [
      ['status'],
      ['sql', 'SELECT 1'],
      ['run', 'sales_pipeline'],
      ['upload', 'package.json', '--to', 'raw/other/'],
      ['logs', 'trino'],
      ['restart', 'flower'],
      ['down'],
      ['down', '--volumes', '--yes'],
    ]) {
      const { exitCode, output, durationMs } = await lakehouse(home, args)
      expect(exitCode, `${args.join(' ')}: ${output}`).toBe(unreachable)
      expect(output, args.join(' ')).toMatch(/Docker cannot be reached/)
      expect(output, args.join(' ')).toMatch(/Start it \(\.\/lakehouse up does so too\)/)
      expect(durationMs).toBeLessThan(30_000)
    }
  })

  test('doctor goes on with what it can look at', async () => {
    const { exitCode, output } = await lakehouse(home, ['doctor'])
    expect(exitCode, output).toBe(1)
    expect(output).toMatch(/Docker: the daemon does not answer/)
    expect(output).toMatch(/\.\/lakehouse up starts it/)
    expect(output).toMatch(/Settings: .* is well-formed/)
  })
})

describe('once Docker is started again', () => {
  test('console and services come back by themselves', async () => {
    const startedAt = Date.now()
    await startDaemon()
    let unwell = 'nothing answers'
    while (unwell !== '') {
      if (Date.now() - startedAt > backWithinMs) throw new Error(`Not well after ${backWithinMs / 1_000} s: ${unwell}`)
      const { status, body } = await call('GET', '/services').catch(() => ({ status: 0, body: {} }))
      const { items = null, error = null } = body as {
        items?: { name: string; state: string }[] | null
        error?: object | null
      }
      if (status === 200 && items !== null && error === null)
        unwell = items
          .filter(({ state }) => state !== 'healthy')
          .map(({ name, state }) => `${name} ${state}`)
          .join(', ')
      await sleep(1_000)
    }
    process.stdout.write(
      `all is healthy ${((Date.now() - startedAt) / 1_000).toFixed(1)} s after dockerd was started\n`,
    )
    const status = await lakehouse(home, ['status'])
    expect(status.exitCode, status.output).toBe(0)
  })

  test('nothing is lost, and who was signed in still is', async () => {
    await expect
      .poll(() => collectEvidence().then((now) => findLosses(before, now), String), {
        timeout: 60_000,
        interval: 2_000,
      })
      .toEqual([])
    expect((await call('GET', '/account', { cookie })).status).toBe(200)
  })

  test('the pipeline runs, and changes nothing', async () => {
    expect(await followRun(await startRun(), 300_000)).toBe('success')
    expect(findLosses(before, await collectEvidence())).toEqual([])
  })
})
