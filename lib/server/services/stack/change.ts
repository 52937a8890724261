import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Operation } from '@/lib/contracts/operations'
import { AppError } from '@/lib/errors'
import {
  type Container,
  changeTimeoutMs,
  listContainers,
  restartContainer,
  startContainer,
  stopContainer,
} from '@/lib/server/clients/docker'
import { defineWork, type StepRun, startOperation, type WorkStep } from '@/lib/server/services/operations'
import { isOneShot, isProtected, serviceNames } from './catalog'
import { servicesPoll } from './list'
import { earliestStart, toState } from './state'

interface Actor {
  id: string
  name: string
}

/** Longer than a service may take until its health check counts, in milliseconds. */
const healthyWithinMs = 300_000
/** How long the engine may be away while something is waited for, in milliseconds: it may come back with the console. */
const engineBackWithinMs = 60_000
/** A container that is not there for less than this, in milliseconds, may be on its way up. */
const goneForMs = 5_000
/** Not a whole second, in which the engine tells how long a container is up: each look then narrows down when it started. */
const lookEveryMs = 700

const serviceWork = {
  input: z.strictObject({ name: z.string() }),
  target: ({ name }: { name: string }) => name,
  // Whoever asked has looked away by then, and may have helped themselves.
  resumeWithinMs: 600_000,
}

const startWork = defineWork({
  ...serviceWork,
  kind: 'service.start',
  steps: ({ name }) => [
    // One that runs already is left alone.
    { name: `Start ${name}`, run: seen(async () => startContainer(await requireContainer(name))) },
    waitStep(name),
  ],
})

const stopWork = defineWork({
  ...serviceWork,
  kind: 'service.stop',
  steps: ({ name }) => [{ name: `Stop ${name}`, run: seen((step) => stopOnce(name, step)) }],
})

const restartWork = defineWork({
  ...serviceWork,
  kind: 'service.restart',
  steps: ({ name }) => [{ name: `Restart ${name}`, run: seen((step) => restartOnce(name, step)) }, waitStep(name)],
})

/**
 * Starts a service that is stopped.
 *
 * @throws {AppError} `not_found`, `service_protected`, `conflict`, `upstream_*`.
 */
export async function startService(name: string, actor: Actor): Promise<Operation> {
  const container = await findChangeable(name)
  if (container.state === 'running') throw new AppError('conflict', { detail: `${name} runs already.` })
  return startOperation(startWork, { input: { name }, actor })
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
  return startOperation(stopWork, { input: { name }, actor })
}

/**
 * Stops a service, if it runs, and starts it. The engine does both, so that no failure of the console leaves it stopped.
 *
 * @throws {AppError} `not_found`, `service_protected`, `conflict`, `upstream_*`.
 */
export async function restartService(name: string, actor: Actor): Promise<Operation> {
  await findChangeable(name)
  return startOperation(restartWork, { input: { name }, actor })
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

async function findContainer(name: string, signal?: AbortSignal): Promise<Container | undefined> {
  return (await listContainers(signal)).find(({ service }) => service === name)
}

/** @throws {AppError} `conflict` where it was removed since. */
async function requireContainer(name: string): Promise<string> {
  const container = await findContainer(name)
  if (container) return container.name
  throw new AppError('conflict', { detail: `${name} has no container any more. Make it with: ./lakehouse up` })
}

/** Shows at once what a step has changed. */
function seen(run: WorkStep['run']): WorkStep['run'] {
  return (step) => run(step).finally(() => servicesPoll().refresh())
}

/**
 * Restarts a service once, though the console may be gone before it knows that it did. The engine finishes a restart that it was asked
 * for whoever is gone, within {@link changeTimeoutMs}: until then it is only looked whether it has. A start since then is that restart.
 */
async function restartOnce(name: string, step: StepRun): Promise<void> {
  if (step.isRepeated) {
    step.report({
      message: 'Looking whether the engine still carries it out, as it was asked before the console stopped.',
    })
    const isDone = await isStartedSince(name, step)
    step.report({ message: isDone ? 'The engine carried it out while the console was away.' : null })
    if (isDone) return
  }
  await restartContainer(await requireContainer(name), step.signal)
}

/** Whether the service was started since the step was begun; said no only when the engine can be at it no more. */
async function isStartedSince(name: string, { begunAt, signal }: StepRun): Promise<boolean> {
  const settled = begunAt.getTime() + changeTimeoutMs
  for await (const container of look(name, signal)) {
    const start = container ? earliestStart(container.status, container.askedAtMs) : null
    if (start !== null && start >= begunAt.getTime()) return true
    if (Date.now() >= settled) return false
  }
  return false
}

/** Stops a service; when the step is repeated, not one that someone has started since. */
async function stopOnce(name: string, { isRepeated, begunAt, signal }: StepRun): Promise<void> {
  if (isRepeated) {
    const askedAtMs = Date.now()
    const container = await findContainer(name, signal)
    const start = container ? earliestStart(container.status, askedAtMs) : null
    if (start !== null && start >= begunAt.getTime()) {
      throw new AppError('conflict', {
        detail: `${name} was started again while the console was away, so it was left running.`,
      })
    }
  }
  await stopContainer(await requireContainer(name), signal)
}

function waitStep(name: string): WorkStep {
  return {
    name: 'Wait until healthy',
    run: (step) => waitUntilHealthy(name, step),
    onCancel: `The console stops waiting. ${name} stays as it is, and goes on starting if it was.`,
  }
}

async function waitUntilHealthy(name: string, { begunAt, signal, report }: StepRun): Promise<void> {
  const deadline = begunAt.getTime() + healthyWithinMs
  let goneSinceMs: number | null = null
  for await (const container of look(name, signal)) {
    const state = container ? toState(container) : 'unknown'
    if (state === 'healthy') {
      report({ message: null })
      return servicesPoll().refresh()
    }
    const isGone = state === 'stopped' || state === 'unknown'
    goneSinceMs = isGone ? (goneSinceMs ?? Date.now()) : null
    if (goneSinceMs !== null && Date.now() - goneSinceMs >= goneForMs) {
      throw new AppError('conflict', { detail: `${name} was stopped before it was healthy.` })
    }
    if (Date.now() >= deadline) {
      throw new AppError('upstream_timeout', {
        upstream: 'docker',
        detail: `${name} was not healthy within 5 minutes. Its log tells why.`,
      })
    }
    report({
      message: state === 'failing' ? 'Its health check fails so far.' : 'It runs; its health check has yet to pass.',
    })
  }
}

/** Looks at a container again and again, over a while in which the engine does not answer. Undefined where there is none. */
async function* look(
  name: string,
  signal: AbortSignal,
): AsyncGenerator<(Container & { askedAtMs: number }) | undefined, void> {
  let answeredAtMs = Date.now()
  for (;;) {
    signal.throwIfAborted()
    const askedAtMs = Date.now()
    try {
      const container = await findContainer(name, signal)
      answeredAtMs = Date.now()
      yield container && { ...container, askedAtMs }
    } catch (error) {
      signal.throwIfAborted()
      if (Date.now() - answeredAtMs > engineBackWithinMs) throw error
    }
    await sleep(lookEveryMs, undefined, { signal })
  }
}
