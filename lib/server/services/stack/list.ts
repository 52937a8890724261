import type { KeptPage, PageQuery } from '@/lib/contracts/base'
import type { Service } from '@/lib/contracts/services'
import { AppError } from '@/lib/errors'
import { type Container, listContainers, readUsage } from '@/lib/server/clients/docker'
import { byKey, createSharedPoll, type SharedPoll, toKeptPage } from '@/lib/server/live'
import { findDependents, findUrl, isOneShot, isOptional, isProtected, serviceNames } from './catalog'
import { compareWithLast, keepOnly } from './samples'
import { markDegraded, toState } from './state'

/** The services of the stack, shared by all who watch. */
export function servicesPoll(): SharedPoll<Service[]> {
  return createSharedPoll({ key: 'services', periodMs: 2_500, load: listServices })
}

/** The services by name, as they were last read. @throws {AppError} `upstream_unavailable` where they never could be. */
export async function listStackServices(query: PageQuery): Promise<KeptPage<Service>> {
  return toKeptPage(await servicesPoll().read(), query, { keyOf: ({ name }) => name, upstream: 'docker' })
}

/**
 * One service as it was last read, at most a period ago.
 *
 * @throws {AppError} `not_found`; `upstream_unavailable` when the engine could not be asked.
 */
export async function readService(name: string): Promise<Service> {
  const { data, error } = await servicesPoll().read()
  if (data === null || error !== null) {
    throw new AppError('upstream_unavailable', {
      upstream: 'docker',
      detail: error?.detail ?? 'The Docker engine cannot be reached.',
    })
  }
  const service = data.find((each) => each.name === name)
  if (!service) throw new AppError('not_found', { detail: `There is no service “${name}”.` })
  return service
}

/**
 * Makes sure that there is such a service, without the engine where it belongs to the stack anyway.
 *
 * @throws {AppError} as {@link readService}.
 */
export async function requireService(name: string): Promise<void> {
  if (!serviceNames.includes(name)) await readService(name)
}

/** How each service is, without what it uses, which takes a question for each. @throws {AppError} `upstream_*`. */
export async function listServiceStates(
  signal: AbortSignal,
): Promise<Pick<Service, 'name' | 'state' | 'status' | 'isOneShot'>[]> {
  const containers = await listContainers(signal)
  return markDegraded(
    containers.map((container) => ({
      name: container.service,
      state: toState(container),
      status: container.status,
      isOneShot: isOneShot(container.service),
    })),
  )
}

async function listServices(signal: AbortSignal): Promise<Service[]> {
  const containers = await listContainers(signal)
  keepOnly(new Set(containers.map(({ id }) => id)))
  const present = await Promise.all(containers.map((container) => toService(container, signal)))
  const names = new Set(present.map(({ name }) => name))
  const absent = serviceNames.filter((name) => !names.has(name) && !isOptional(name)).map(toAbsentService)
  return markDegraded([...present, ...absent]).sort(byKey(({ name }) => name))
}

async function toService(container: Container, signal: AbortSignal): Promise<Service> {
  // It may stop between the list and this; what it uses is then nothing, and the list is still right.
  const usage = container.state === 'running' ? await readUsage(container.name, signal).catch(() => null) : null
  const { cpuPercent, startedAt } = compareWithLast(container.id, { usage, status: container.status }, Date.now())
  return {
    ...standing(container.service),
    state: toState(container),
    status: container.status,
    image: container.image,
    startedAt,
    cpuPercent,
    memoryBytes: usage?.memoryBytes ?? null,
    memoryLimitBytes: usage?.memoryLimitBytes ?? null,
  }
}

function toAbsentService(name: string): Service {
  return {
    ...standing(name),
    state: 'unknown',
    status: 'No container. Make it with: ./lakehouse up',
    image: null,
    startedAt: null,
    cpuPercent: null,
    memoryBytes: null,
    memoryLimitBytes: null,
  }
}

function standing(name: string) {
  return {
    name,
    dependents: [...findDependents(name)],
    isProtected: isProtected(name),
    isOneShot: isOneShot(name),
    url: findUrl(name),
  }
}
