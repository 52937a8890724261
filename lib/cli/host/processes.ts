import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

const endWithinMs = 15_000

/** Whether a process with this id exists, also one of another user. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * When a process began, in the kernel's ticks: with its id it tells a process from a later one of the same number. Undefined for one
 * that has ended, if only its parent has not noticed, and on systems without /proc.
 */
export async function readProcessStart(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The second field is the program's name, which may hold blanks and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state] = fields
  return state === 'Z' ? undefined : fields[19]
}

/** This process, so that it can be told from a later one of the same number. */
export async function identifyProcess(): Promise<string> {
  return `${process.pid} ${(await readProcessStart(process.pid)) ?? ''}`
}

/** The id of a process that `identifyProcess` described; undefined when it has ended, also where another has its number by now. */
export async function findIdentified(identity: string): Promise<number | undefined> {
  const [pid = Number.NaN, start] = identity.trim().split(' ').map(Number)
  if (!(pid > 0) || !isProcessAlive(pid)) return undefined
  if (start === undefined) return pid
  return (await readProcessStart(pid)) === String(start) ? pid : undefined
}

/** A variable of a process's environment as it was started; undefined where it has none, or is another user's. */
export async function readProcessVariable(pid: number, name: string): Promise<string | undefined> {
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
  const entry = environment.split('\0').find((each) => each.startsWith(`${name}=`))
  return entry?.slice(name.length + 1)
}

/** The ids of the processes whose arguments fit. Empty on systems without /proc. */
export async function findProcesses(fits: (args: readonly string[]) => boolean): Promise<number[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number)
  const found: number[] = []
  for (const pid of pids) {
    if (pid === process.pid) continue
    const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (fits(commandLine.split('\0'))) found.push(pid)
  }
  return found
}

/** Asks processes to end, and kills those that do not within 15 s. Resolves once they are gone. */
export async function endProcesses(pids: readonly number[]): Promise<void> {
  const signal = (pid: number, name: NodeJS.Signals) => {
    try {
      process.kill(pid, name)
    } catch {
      // It has ended meanwhile.
    }
  }
  const isRunning = async (pid: number) => (await readProcessStart(pid)) !== undefined
  for (const pid of pids) signal(pid, 'SIGTERM')
  const deadline = Date.now() + endWithinMs
  for (const pid of pids) {
    while ((await isRunning(pid)) && Date.now() < deadline) await sleep(100)
    if (await isRunning(pid)) signal(pid, 'SIGKILL')
  }
}
