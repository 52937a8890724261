import { setTimeout as sleep } from 'node:timers/promises'
import type { Operation } from '@/lib/contracts/operations'
import { AppError } from '@/lib/errors'
import {
  type Container,
  listContainers,
  restartContainer,
  startContainer,
  stopContainer,
} from '@/lib/server/clients/docker'
import { startOperation } from '@/lib/server/services/operations'
import { isOneShot, isProtected, serviceNames } from './catalog'
import { servicesPoll } from './list'
import { toState } from './state'

interface Actor {
  id: string
  name: string
}

/** Longer than a service may take until its health check counts, in milliseconds. */
const healthyWithinMs = 300_000

/**
 * Starts a service that is stopped.
 *
 * @throws {AppError} `not_found`, `service_protected`, `conflict`, `upstream_*`.
 */
export async function startService(name: string, actor: Actor): Promise<Operation> {
  const container = await findChangeable(name)
  if (container.state === 'running') throw new AppError('conflict', { detail: `${name} runs already.` })
  return startOperation({
    kind: 'service.start',
    target: name,
    actor,
    steps: [{ name: `Start ${name}`, run: seen(() => startContainer(container.name)) }, waitStep(name)],
  })
}

/**
 * Stops a service that runs. It stays stopped until someone starts it.
 *
 * @throws {AppError} `not_found`, `service_protected`, `conflict`, `upstream_*`.
 */
export async function stopService(name: string, actor: Actor): Promise<Operation> {
  const container = await findChangeable(name)
  if (container.state === 'exited' || container.state === 'created') {
    throw new AppError('conflict', { detail: `${name} does not run.` })
  }
  return startOperation({
    kind: 'service.stop',
    target: name,
    actor,
    steps: [{ name: `Stop ${name}`, run: seen(() => stopContainer(container.name)) }],
  })
}

/**
 * Stops a service, if it runs, and starts it. The engine does both, so that no failure of the console leaves it stopped.
 *
 * @throws {AppError} `not_found`, `service_protected`, `conflict`, `upstream_*`.
 */
export async function restartService(name: string, actor: Actor): Promise<Operation> {
  const container = await findChangeable(name)
  return startOperation({
    kind: 'service.restart',
    target: name,
    actor,
    steps: [{ name: `Restart ${name}`, run: seen(() => restartContainer(container.name)) }, waitStep(name)],
  })
}

async function findChangeable(name: string): Promise<Container> {
  if (isProtected(name)) {
    throw new AppError('service_protected', {
      detail: `Without ${name} the console could not start it again. Use ./lakehouse on the machine.`,
    })
  }
  if (isOneShot(name)) {
    throw new AppError('conflict', { detail: `${name} runs once when the stack comes up: ./lakehouse up` })
  }
  const container = await findContainer(name)
  if (container) return container
  if (!serviceNames.includes(name)) throw new AppError('not_found', { detail: `There is no service “${name}”.` })
  throw new AppError('conflict', { detail: `${name} has no container. Make it with: ./lakehouse up` })
}

async function findContainer(name: string): Promise<Container | undefined> {
  return (await listContainers()).find(({ service }) => service === name)
}

/** Shows at once what a step has changed. */
function seen(run: () => Promise<void>): () => Promise<void> {
  return () => run().finally(() => servicesPoll().refresh())
}

function waitStep(name: string) {
  return { name: 'Wait until healthy', run: () => waitUntilHealthy(name) }
}

async function waitUntilHealthy(name: string): Promise<void> {
  const deadline = Date.now() + healthyWithinMs
  while (Date.now() < deadline) {
    const container = await findContainer(name)
    const state = container ? toState(container) : 'unknown'
    if (state === 'healthy') return servicesPoll().refresh()
    if (state === 'stopped' || state === 'unknown') {
      throw new AppError('conflict', { detail: `${name} was stopped before it was healthy.` })
    }
    await sleep(1_000)
  }
  throw new AppError('upstream_timeout', {
    upstream: 'docker',
    detail: `${name} was not healthy within 5 minutes. Its log tells why.`,
  })
}
