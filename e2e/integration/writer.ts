import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { setting } from './settings'

const run = promisify(execFile)

/** Runs the Docker CLI. @returns what it printed. */
export async function docker(...args: string[]): Promise<string> {
  const { stdout } = await run('docker', args, { timeout: 60_000, maxBuffer: 64 * 1024 * 1024 })
  return stdout.trim()
}

/**
 * Writes `n=0000001 …` to standard output at a rate, and `e=0000001` to standard error after every tenth; the two are numbered apart,
 * because the engine keeps the order only within each.
 */
export function numberedLines(linesPerSecond: number, durationMs: number): string {
  return `
const total = ${Math.round((linesPerSecond * durationMs) / 1_000)}
const pad = (number) => String(number).padStart(7, '0')
const startedAt = Date.now()
let written = 0
const timer = setInterval(() => {
  const due = Math.min(total, Math.floor((Date.now() - startedAt) * ${linesPerSecond / 1_000}))
  let out = '', err = ''
  for (; written < due; written++) {
    out += 'n=' + pad(written) + ' INFO a line of about the length that a service writes, with some words in it\\n'
    if (written % 10 === 0) err += 'e=' + pad(written / 10) + ' WARNING every tenth\\n'
  }
  process.stdout.write(out)
  process.stderr.write(err)
  if (written === total) clearInterval(timer)
}, 10)
`
}

/** What a script writes that is held back: nobody has to guess when it is ready. */
export const readyLine = 'ready'

/** A script that does nothing until it is released. */
export const heldBack = (script: string): string => `
const waiting = setInterval(() => {}, 60_000)
process.once('SIGUSR2', () => {
  clearInterval(waiting)
  ${script}
})
console.log('${readyLine}')
`

/** Lets a script go on that is held back, once it is there. */
export async function release(container: string): Promise<void> {
  const deadline = Date.now() + 30_000
  while ((await docker('logs', container)) !== readyLine) {
    if (Date.now() > deadline) throw new Error(`${container} has not said "${readyLine}" within 30 s`)
    await sleep(100)
  }
  await docker('kill', '--signal', 'USR2', container)
}

/** Whose place the writer takes: docker-proxy lets nothing through but the services of the stack, and this one has done its work. */
export const writerService = 'superset-init'

interface WriterOptions {
  /** JavaScript for Node, as it is in the console's image. */
  script: string
  logOptions?: string[]
}

/** Runs a container in the place of `writerService`, and puts back what was there, whatever happens. */
export async function withWriter<Result>(
  { script, logOptions = ['max-size=10m', 'max-file=5'] }: WriterOptions,
  use: (container: string) => Promise<Result>,
): Promise<Result> {
  const project = setting('PROJECT')
  const container = `${project}-${writerService}-1`
  const aside = `${container}-aside`
  const image = await docker('inspect', '--format', '{{.Config.Image}}', `${project}-console-1`)
  await putBack(container, aside)
  await docker('rename', container, aside)
  try {
    await docker(
      ...['run', '--detach', '--name', container, '--network', 'none', '--init', '--no-healthcheck'],
      ...['--memory', '128m', '--memory-swap', '128m'],
      ...['--label', `com.docker.compose.project=${project}`],
      ...['--label', `com.docker.compose.service=${writerService}`],
      ...['--log-driver', 'json-file', ...logOptions.flatMap((option) => ['--log-opt', option])],
      ...['--entrypoint', 'node', image, '--eval', script],
    )
    return await use(container)
  } finally {
    await putBack(container, aside)
  }
}

/** Removes a writer, also one that a killed run has left, if what it stood in for is still aside. */
async function putBack(container: string, aside: string): Promise<void> {
  if ((await docker('ps', '--all', '--quiet', '--filter', `name=^${aside}$`)) === '') return
  await docker('rm', '--force', container).catch(() => undefined)
  await docker('rename', aside, container)
}
