import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { starterVariable } from './compose/compose'
import { identifyProcess, isProcessAlive, readProcessStart } from './host/processes'
import { type Instance, instanceAt } from './instance'
import { withLock } from './lock'

/** Above the kernel's largest process id. */
const nobody = 2 ** 22 + 1

let home = ''
let instance: Instance

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'lock-'))
  instance = instanceAt(home)
})

afterEach(() => rm(home, { recursive: true, force: true }))

it('lets one in at a time, names who works, and leaves nothing behind', async () => {
  await withLock(instance, async () => {
    expect(await readFile(instance.lockFile, 'utf8')).toBe(`${process.pid} ${await readProcessStart(process.pid)}\n`)
    await expect(withLock(instance, async () => {})).rejects.toThrow(
      expect.objectContaining({ exitCode: 3, message: expect.stringContaining(`process ${process.pid}`) }),
    )
  })
  expect(await readdir(home)).toEqual([])
})

it.each([
  ['of a process that has ended', `${nobody} 1\n`],
  ['of a process whose number another has by now', `${process.pid} 1\n`],
  ['that holds nothing', ''],
])('takes over a lock %s', async (_, content) => {
  await writeFile(instance.lockFile, content)
  expect(await withLock(instance, async () => 'done')).toBe('done')
  expect(await readdir(home)).toEqual([])
})

it('removes what a killed run was writing, and nothing else', async () => {
  const kept = ['.env', '.env.state.json', `..env.${process.pid}.tmp`, 'notes.tmp']
  for (const name of [
    ...kept,
    `..env.${nobody}.tmp`,
    `..env.state.json.${nobody}.tmp`,
    `..env.lock.${nobody}.tmp.stale`,
  ])
    await writeFile(path.join(home, name), '')
  await withLock(instance, async () => {})
  expect((await readdir(home)).sort()).toEqual(kept.sort())
})

it('lets only one of many take over a dead lock', async () => {
  await writeFile(instance.lockFile, `${nobody} 1\n`)
  let inside = 0
  let most = 0
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, () =>
      withLock(instance, async () => {
        inside += 1
        most = Math.max(most, inside)
        await new Promise((resolve) => setTimeout(resolve, 20))
        inside -= 1
      }),
    ),
  )
  expect(most).toBe(1)
  expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true)
})

it('ends every compose command that a killed run left, and no one else’s', async () => {
  /** Sleeps under the arguments of `docker compose`, as its stand-in. */
  const startStandIn = async (args: readonly string[], envFile: string, starter?: string): Promise<ChildProcess> => {
    const script = 'setTimeout(() => {}, 60_000)'
    const child = spawn(process.execPath, ['--eval', script, '--', 'compose', '--env-file', envFile, ...args], {
      env: { NODE_ENV: 'test', ...(starter === undefined ? {} : { [starterVariable]: starter }) },
      stdio: 'ignore',
    })
    await once(child, 'spawn')
    return child
  }
  const killed = `${nobody} 1`
  const orphans = [
    await startStandIn(['up', '--detach'], instance.envFile, killed),
    await startStandIn(['run', '--rm', 'superset-init'], instance.envFile, killed),
    await startStandIn(['exec', 'airflow-scheduler', 'airflow', 'rotate-fernet-key'], instance.envFile, killed),
  ]
  const others = [
    await startStandIn(['up'], instance.envFile),
    await startStandIn(['logs', '--follow'], instance.envFile, await identifyProcess()),
    await startStandIn(['up'], path.join(home, 'another', '.env'), killed),
  ]
  try {
    await withLock(instance, async () => {})
    await Promise.all(orphans.filter(({ signalCode }) => signalCode === null).map((child) => once(child, 'exit')))
    expect(orphans.map(({ signalCode }) => signalCode)).toEqual(['SIGTERM', 'SIGTERM', 'SIGTERM'])
    expect(others.map(({ pid = 0, signalCode }) => signalCode === null && isProcessAlive(pid))).toEqual([
      true,
      true,
      true,
    ])
  } finally {
    for (const child of [...orphans, ...others]) child.kill('SIGKILL')
  }
})
