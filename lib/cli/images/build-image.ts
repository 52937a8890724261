import { access, open, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { execa } from 'execa'
import { CliError } from '../errors'
import { baseOptions, run } from '../host/exec'
import { interruption } from '../interruption'
import { parseBuildProgress } from './build-progress'

const BUILD_TIMEOUT_MS = 60 * 60_000
const LOG_TAIL_LINES = 15

export interface BuildRequest {
  readonly name: string
  readonly reference: string
  readonly dockerfile: string
  readonly contextDir: string
  /** Value of BASE_IMAGE; undefined keeps the Dockerfile's own. */
  readonly base: string | undefined
  readonly builder: string
}

/** Whether the engine has this image. */
export async function hasImage(reference: string): Promise<boolean> {
  const result = await run('docker', ['image', 'inspect', '--format', '{{.Id}}', reference], { timeoutMs: 30_000 })
  return result.exitCode === 0
}

/**
 * Builds an image into the engine, with the machine's CA bundle as a secret: it is never in the image.
 * @throws CliError with the end of the build's output and the file that has all of it.
 */
export async function buildImage(
  request: BuildRequest,
  signal: AbortSignal,
  report: (text: string) => void,
): Promise<void> {
  const bundle = await findCaBundle()
  const args = [
    ...['buildx', '--builder', request.builder, 'build', '--load', '--progress=plain'],
    ...(bundle ? ['--secret', `id=ca,src=${bundle}`] : []),
    ...(request.base ? ['--build-arg', `BASE_IMAGE=${request.base}`] : []),
    ...['--tag', request.reference, '--file', request.dockerfile, request.contextDir],
  ]
  await runLogged('docker', args, { name: request.name, timeoutMs: BUILD_TIMEOUT_MS, signal }, (line) => {
    const progress = parseBuildProgress(line)
    if (progress) report(progress)
  })
}

/**
 * Runs a program with all that it prints in a log file of this image.
 * @throws CliError as `buildImage` does; what ended an interrupted or stopped one otherwise.
 */
export async function runLogged(
  command: string,
  args: readonly string[],
  options: { name: string; timeoutMs: number; signal: AbortSignal },
  onLine: (line: string) => void,
): Promise<void> {
  const logFile = join(tmpdir(), `lakehouse-build-${options.name}.log`)
  const log = await open(logFile, 'w', 0o600).catch((cause: unknown) => {
    throw new CliError(`The build log ${logFile} cannot be written.`, {
      fix: `Remove ${logFile} and run this again.`,
      cause,
    })
  })
  try {
    const subprocess = execa(command, [...args], {
      ...baseOptions({ timeoutMs: options.timeoutMs }),
      cancelSignal: AbortSignal.any([interruption.signal, options.signal]),
      stdin: 'ignore',
      all: true,
      buffer: false,
      reject: false,
    })
    const output = subprocess.all
    if (!output) throw new Error('A child process has no output')
    for await (const line of createInterface({ input: output, crlfDelay: Number.POSITIVE_INFINITY })) {
      await log.write(`${line}\n`)
      onLine(line)
    }
    const result = await subprocess
    interruption.signal.throwIfAborted()
    options.signal.throwIfAborted()
    if (result.exitCode === 0) return
    const how = result.timedOut ? `took longer than ${options.timeoutMs / 60_000} min` : 'failed'
    const tail = (await readFile(logFile, 'utf8')).trimEnd().split('\n').slice(-LOG_TAIL_LINES).join('\n')
    throw new CliError(`Building the image ${options.name} ${how}${result.code ? ` (${result.code})` : ''}:\n${tail}`, {
      fix: `The whole output is in ${logFile}.`,
    })
  } finally {
    await log.close()
  }
}

async function findCaBundle(): Promise<string | undefined> {
  const path = process.env.SSL_CERT_FILE || '/etc/ssl/certs/ca-certificates.crt'
  return access(path).then(
    () => path,
    () => undefined,
  )
}
