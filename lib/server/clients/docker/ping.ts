import { call, engine, readTimeoutMs, until } from './engine'

/** What the library's types forget: it takes a signal here as everywhere. */
interface Pingable {
  ping(options: { abortSignal: AbortSignal }): Promise<unknown>
}

/** Asks the engine whether it is there. @throws {AppError} `upstream_*`. */
export async function pingEngine(signal: AbortSignal): Promise<void> {
  const docker: Pingable = engine()
  await call('Docker could not be asked', () => docker.ping({ abortSignal: until(readTimeoutMs, signal) }))
}
