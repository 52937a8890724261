import Docker from 'dockerode'
import { AppError } from '@/lib/errors'
import { env } from '../../env'

const holder = globalThis as typeof globalThis & { lakehouseDocker?: { url: string; docker: Docker } }

/** The engine, as far as the proxy before it lets through. */
export function engine(): Docker {
  const url = env.DOCKER_PROXY_URL
  if (holder.lakehouseDocker?.url === url) return holder.lakehouseDocker.docker
  const { hostname, port, protocol } = new URL(url)
  const docker = new Docker({
    protocol: protocol === 'https:' ? 'https' : 'http',
    host: hostname,
    port: port || (protocol === 'https:' ? 443 : 80),
  })
  holder.lakehouseDocker = { url, docker }
  return docker
}

/** How long a read may take, in milliseconds. */
export const readTimeoutMs = 5_000

/** Ends a call after `timeoutMs`, or with the caller. */
export function until(timeoutMs: number, signal?: AbortSignal): AbortSignal {
  const timeout = AbortSignal.timeout(timeoutMs)
  return signal ? AbortSignal.any([signal, timeout]) : timeout
}

/** Runs one call; whatever it throws becomes a failure of `docker`. */
export async function call<Result>(what: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    throw toDockerError(what, error)
  }
}

/** What the engine or the way to it failed with, as the contract has it. */
export function toDockerError(what: string, error: unknown): AppError {
  if (error instanceof AppError) return error
  const upstream = 'docker' as const
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  if (status === 404) return new AppError('not_found', { detail: `${what}: there is no such container.`, cause: error })
  if (typeof status === 'number' && status !== 503) {
    return new AppError('upstream_error', { upstream, detail: `${what}: the Docker engine refused.`, cause: error })
  }
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError')) {
    return new AppError('upstream_timeout', {
      upstream,
      detail: `${what}: the Docker engine did not answer in time.`,
      cause: error,
    })
  }
  const isAway = status === 503 || (error instanceof Error && 'code' in error)
  return isAway
    ? new AppError('upstream_unavailable', {
        upstream,
        detail: `${what}: the Docker engine cannot be reached. Look whether docker-proxy runs: ./lakehouse status`,
        cause: error,
      })
    : new AppError('upstream_error', {
        upstream,
        detail: `${what}: the Docker engine gave an answer that was not understood.`,
        cause: error,
      })
}
