import { randomInt } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { execa } from 'execa'
import { afterEach, describe, expect, test } from 'vitest'
import { findProcesses } from '@/lib/cli/host/processes'
import { setting } from '../../integration/settings'
import { lakehouse } from '../cli'
import { listContainers } from '../containers'
import { makeOwnStack, type OwnStack, readSecrets, removeOwnStack } from '../own-stack'

const program = path.join(import.meta.dirname, '../../../lakehouse')
const interrupted = 130
const upTimeoutMs = 600_000

/** The same seed gives the same moments and signals: LAKEHOUSE_TEST_SEED repeats a run that failed. */
const seed = Number(process.env.LAKEHOUSE_TEST_SEED ?? randomInt(2 ** 31))
/** How long an `up` on empty volumes takes here once the images are made: the moments lie within. */
const spanMs = Number(setting('UP_MS'))

/** mulberry32: small, and good enough to spread moments. */
function randomNumbers(from: number): () => number {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type CutSignal = 'SIGINT' | 'SIGKILL'

/** How often a moment is drawn, should `up` have ended before it: each time within half of the span before. */
const mostDraws = 3

/** Each entry is one stack on empty volumes, whose `up` is cut before another is let through. */
const stacks = Array.from({ length: process.env.LAKEHOUSE_TEST_FULL ? 10 : 1 }, (_, at) => ({
  at: at + 1,
  signal: (at % 2 === 0 ? 'SIGKILL' : 'SIGINT') as CutSignal,
}))

process.stdout.write(`seed ${seed}, within ${spanMs} ms\n`)

let stack: OwnStack | undefined

/** Starts `up`, cuts it, and says how far it was. @returns whether it was still running. */
async function cutUp(home: string, signal: CutSignal, afterMs: number): Promise<boolean> {
  const up = execa(program, ['up', '--yes'], {
    env: { LAKEHOUSE_HOME: home, NO_COLOR: '1' },
    all: true,
    reject: false,
    stdin: 'ignore',
    timeout: upTimeoutMs,
  })
  await Promise.race([sleep(afterMs), up])
  const wasRunning = up.exitCode === null
  up.kill(signal)
  const sentAt = Date.now()
  const { all, exitCode } = await up
  const last = all.trim().split('\n').at(-1)?.trim()
  process.stdout.write(
    `${signal} after ${(afterMs / 1_000).toFixed(1)} s: ${wasRunning ? '' : 'it had ended already: '}${last}\n`,
  )
  if (!wasRunning) expect(exitCode, all).toBe(0)
  else if (signal === 'SIGINT') {
    expect(exitCode, all).toBe(interrupted)
    expect(all).toContain('Run the same command again: it goes on where it stopped.')
    expect(Date.now() - sentAt, 'Ctrl-C is obeyed soon').toBeLessThan(20_000)
  }
  return wasRunning
}

/** A stack whose first `up` was cut on its way. */
async function makeCutStack(signal: CutSignal, random: () => number): Promise<OwnStack> {
  for (let draw = 0; draw < mostDraws; draw++) {
    stack = await makeOwnStack()
    if (await cutUp(stack.home, signal, Math.round(500 + (random() * spanMs) / 2 ** draw))) return stack
    await removeOwnStack(stack)
    stack = undefined
  }
  throw new Error(`up had ended before each of ${mostDraws} moments within ${spanMs} ms: nothing was cut`)
}

afterEach(async () => {
  if (stack) await removeOwnStack(stack)
  stack = undefined
}, 360_000)

describe.each(stacks)('up, cut: stack $at', ({ at, signal }) => {
  test(
    'goes on when it is run again, and ends as if nothing had been',
    async () => {
      const { home, project } = await makeCutStack(signal, randomNumbers(seed + at))
      const secrets = await readSecrets({ home, project })

      const up = await lakehouse(home, ['up', '--yes'], { timeoutMs: upTimeoutMs })
      expect(up.exitCode, up.output).toBe(0)
      expect(up.output).toMatch(/Up after/)

      const now = await readSecrets({ home, project })
      for (const [name, value] of secrets) expect(now.get(name), name).toBe(value)
      const status = await lakehouse(home, ['status', '--json'])
      expect(status.exitCode, status.output).toBe(0)
      const services = (JSON.parse(status.output) as { service: string }[]).map(({ service }) => service)
      expect((await listContainers(project)).map((line) => line.split(' ')[1]).sort()).toEqual(
        services.map((service) => `${project}-${service}-1`).sort(),
      )
      const counted = await lakehouse(home, [
        'sql',
        'SELECT count(*), count(DISTINCT order_id) FROM iceberg.lakehouse.sales',
        '--format',
        'csv',
      ])
      expect(counted.output).toMatch(/^20,20$/m)
      expect((await readdir(home)).sort(), 'no lock and no half-written file').toEqual([
        '.env',
        '.env.state.json',
        'owner.pid',
      ])
      expect(JSON.parse(await readFile(path.join(home, '.env.state.json'), 'utf8'))).toMatchObject({ phase: 'done' })
      expect(await findProcesses((args) => args.includes(path.join(home, '.env'))), 'no process is left').toEqual([])
    },
    (mostDraws + 1) * upTimeoutMs + 300_000,
  )
})
