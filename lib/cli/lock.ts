import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { starterVariable } from './compose/compose'
import { CliError } from './errors'
import { EXIT } from './exit-codes'
import {
  endProcesses,
  findIdentified,
  findProcesses,
  identifyProcess,
  isProcessAlive,
  readProcessVariable,
} from './host/processes'
import { type Instance, temporaryPath } from './instance'

/**
 * Runs `work` while no other `up`, `down` or `restart` works on the same instance.
 * @throws CliError (exit code 3) when another process holds it.
 */
export async function withLock<T>(instance: Instance, work: () => Promise<T>): Promise<T> {
  await takeLock(instance)
  try {
    await clearUp(instance)
    return await work()
  } finally {
    await rm(instance.lockFile, { force: true })
  }
}

async function takeLock({ lockFile }: Instance): Promise<void> {
  // Written aside and linked into place, so that nobody ever sees a lock without its owner.
  const own = temporaryPath(lockFile)
  await writeFile(own, `${await identifyProcess()}\n`)
  try {
    while (!(await linkUnlessThere(own, lockFile))) {
      const found = await readFile(lockFile, 'utf8').catch(() => undefined)
      if (found === undefined) continue
      const owner = await findIdentified(found)
      if (owner !== undefined) {
        throw new CliError(`Another ./lakehouse (process ${owner}) is working on this stack.`, {
          fix: `Wait for it to end, or end it with: kill ${owner}`,
          exitCode: EXIT.refused,
        })
      }
      await removeStale(lockFile, found)
    }
  } finally {
    await rm(own, { force: true })
  }
}

async function linkUnlessThere(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function removeStale(lockFile: string, judged: string): Promise<void> {
  const aside = `${temporaryPath(lockFile)}.stale`
  try {
    await rename(lockFile, aside)
    // Someone was faster and holds the lock that was moved just now: it goes back.
    if ((await readFile(aside, 'utf8')) !== judged) await linkUnlessThere(aside, lockFile)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  } finally {
    await rm(aside, { force: true })
  }
}

/** What a run that was killed could not clear up itself: its `docker compose`, which goes on alone, and files it was writing. */
async function clearUp(instance: Instance): Promise<void> {
  await endProcesses(await findOrphans(instance))
  const folder = path.dirname(instance.envFile)
  for (const name of await readdir(folder)) {
    const pid = /^\.\.env(?:\.\w+)*\.(\d+)\.tmp(\.stale)?$/.exec(name)?.[1]
    if (pid !== undefined && !isProcessAlive(Number(pid))) await rm(path.join(folder, name), { force: true })
  }
}

/** Every `docker compose` on these settings that a run has started which is no more; not one that a person has started by hand. */
async function findOrphans(instance: Instance): Promise<number[]> {
  const composing = await findProcesses(
    (args) => args.includes('compose') && args[args.indexOf('--env-file') + 1] === instance.envFile,
  )
  const orphans: number[] = []
  for (const pid of composing) {
    const starter = await readProcessVariable(pid, starterVariable)
    if (starter !== undefined && (await findIdentified(starter)) === undefined) orphans.push(pid)
  }
  return orphans
}
