import { z } from 'zod'
import { env } from '../../env'
import { call, engine, readTimeoutMs, until } from './engine'

const listSchema = z.array(
  z.object({
    Id: z.string(),
    Names: z.array(z.string()),
    Image: z.string(),
    State: z.string(),
    Status: z.string(),
    Labels: z.record(z.string(), z.string()),
  }),
)

/** A container of the project, as the engine lists it. */
export interface Container {
  id: string
  /** `<project>-<service>-1`: what the proxy lets through. */
  name: string
  service: string
  image: string
  /** The engine's word: `running`, `exited`, … */
  state: string
  /** The engine's sentence: `Up 3 hours (healthy)`. */
  status: string
}

/**
 * The containers of the project, the first of each service, running or not.
 *
 * @throws {AppError} `upstream_*`.
 */
export async function listContainers(signal?: AbortSignal): Promise<Container[]> {
  const found = await call('Containers could not be listed', async () =>
    listSchema.parse(
      await engine().listContainers({
        all: true,
        filters: { label: [`com.docker.compose.project=${env.LAKEHOUSE_PROJECT}`] },
        abortSignal: until(readTimeoutMs, signal),
      }),
    ),
  )
  return found.flatMap(({ Id, Names, Image, State, Status, Labels }) => {
    const service = Labels['com.docker.compose.service']
    const name = `${env.LAKEHOUSE_PROJECT}-${service}-1`
    // A `docker compose run` and a second instance carry the label too.
    if (service === undefined || !Names.includes(`/${name}`)) return []
    return [{ id: Id, name, service, image: Image, state: State, status: Status }]
  })
}

const statsSchema = z.object({
  cpu_stats: z.object({
    cpu_usage: z.object({ total_usage: z.number() }),
    system_cpu_usage: z.number().optional(),
    online_cpus: z.number().optional(),
  }),
  memory_stats: z.object({
    usage: z.number().optional(),
    limit: z.number().optional(),
    stats: z.record(z.string(), z.number()).optional(),
  }),
})

/** What a container has used when it was looked at. Processor times in nanoseconds since its and the machine's start. */
export interface Usage {
  cpuNs: number
  systemNs: number
  cpus: number
  memoryBytes: number
  memoryLimitBytes: number
}

/**
 * What a container uses; null when it does not run.
 *
 * @throws {AppError} `upstream_*`.
 */
export async function readUsage(name: string, signal?: AbortSignal): Promise<Usage | null> {
  // The library takes the signal here as everywhere, but its types forget it.
  const options = { stream: false as const, 'one-shot': true, abortSignal: until(readTimeoutMs, signal) }
  const { cpu_stats: cpu, memory_stats: memory } = await call(`Usage of ${name} could not be read`, async () =>
    statsSchema.parse(await engine().getContainer(name).stats(options)),
  )
  if (cpu.system_cpu_usage === undefined || memory.usage === undefined) return null
  // Pages that the kernel may drop at any time are not what a service needs; named so under cgroup v1 and v2.
  const cache = memory.stats?.total_inactive_file ?? memory.stats?.inactive_file ?? 0
  return {
    cpuNs: cpu.cpu_usage.total_usage,
    systemNs: cpu.system_cpu_usage,
    cpus: cpu.online_cpus ?? 1,
    memoryBytes: Math.max(0, memory.usage - cache),
    memoryLimitBytes: memory.limit ?? 0,
  }
}

/** Longer than the longest grace period in the stack, in milliseconds: the engine is done with a change within it. */
export const changeTimeoutMs = 150_000

/** Starts a container; one that runs already is left alone. @throws {AppError} `not_found`, `upstream_*`. */
export const startContainer = (name: string, signal?: AbortSignal) =>
  change(`${name} could not be started`, () =>
    engine()
      .getContainer(name)
      .start({ abortSignal: until(changeTimeoutMs, signal) }),
  )

/** Stops a container within its own grace period; one that is stopped is left alone. @throws {AppError} `not_found`, `upstream_*`. */
export const stopContainer = (name: string, signal?: AbortSignal) =>
  change(`${name} could not be stopped`, () =>
    engine()
      .getContainer(name)
      .stop({ abortSignal: until(changeTimeoutMs, signal) }),
  )

/** Stops a container within its own grace period, if it runs, and starts it. @throws {AppError} `not_found`, `upstream_*`. */
export const restartContainer = (name: string, signal?: AbortSignal) =>
  change(`${name} could not be restarted`, () =>
    engine()
      .getContainer(name)
      .restart({ abortSignal: until(changeTimeoutMs, signal) }),
  )

async function change(what: string, run: () => Promise<unknown>): Promise<void> {
  await call(what, () =>
    run().catch((error: unknown) => {
      // 304: it is so already.
      if (error instanceof Error && 'statusCode' in error && error.statusCode === 304) return
      throw error
    }),
  )
}
