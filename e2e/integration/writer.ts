import { execFile } from 'node:child_process'
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

interface WriterOptions {
  /** JavaScript for Node, as it is in the console's image. */
  script: string
  logOptions?: string[]
}

/**
 * Runs a container that belongs to the stack under test by its name and its labels, hands its service's name on, and removes it,
 * whatever happens.
 */
export async function withWriter<Result>(
  service: string,
  { script, logOptions = ['max-size=10m', 'max-file=5'] }: WriterOptions,
  use: (container: string) => Promise<Result>,
): Promise<Result> {
  const project = setting('PROJECT')
  const container = `${project}-${service}-1`
  const image = await docker('inspect', '--format', '{{.Config.Image}}', `${project}-console-1`)
  await docker('rm', '--force', container).catch(() => undefined)
  try {
    await docker(
      ...[
        'run',
        '--detach',
        '--name',
        container,
        '--network',
        'none',
        '--memory',
        '128m',
        '--memory-swap',
        '128m',
        '--init',
      ],
      ...['--label', `com.docker.compose.project=${project}`, '--label', `com.docker.compose.service=${service}`],
      ...['--log-driver', 'json-file', ...logOptions.flatMap((option) => ['--log-opt', option])],
      ...['--entrypoint', 'node', image, '--eval', script],
    )
    return await use(container)
  } finally {
    await docker('rm', '--force', container)
  }
}
