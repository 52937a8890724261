import { setTimeout as sleep } from 'node:timers/promises'
import type { EnvFile } from '../env/env-file'
import { CliError, describeCause } from '../errors'
import type { Instance } from '../instance'
import { formatDuration } from '../output/format'
import { openLiveSection } from '../output/live'
import { openProject, readModel, runComposeOrFail, type ServiceModel } from './compose'
import { type Container, listContainers, readLastLogLines } from './containers'

const startTimeoutMs = 5 * 60_000

type Stage = { text: string; isDone: boolean; isFailed: boolean }

function stageOf(container: Container | undefined, oneShot: boolean): Stage {
  if (container === undefined) return { text: 'waiting', isDone: false, isFailed: false }
  if (oneShot && container.state === 'exited') {
    const isDone = container.exitCode === 0
    return { text: isDone ? 'done' : `failed with exit code ${container.exitCode}`, isDone, isFailed: !isDone }
  }
  if (container.state === 'running') {
    if (container.health === 'healthy') return { text: 'healthy', isDone: true, isFailed: false }
    if (container.health === 'failing') return { text: 'unhealthy', isDone: false, isFailed: true }
    return { text: oneShot ? 'working' : 'starting', isDone: false, isFailed: false }
  }
  return {
    text: container.state === 'created' ? 'waiting for what it needs' : container.state,
    isDone: false,
    isFailed: container.state === 'dead',
  }
}

interface ServiceWatch {
  readonly model: readonly ServiceModel[]
  readonly projectName: string
  readonly isComposeDone: () => boolean
  readonly hasComposeFailed: () => boolean
}

/** Follows the services until each is healthy, done or failed, or compose itself gave up. @returns those that are well. */
async function watchServices({
  model,
  projectName,
  isComposeDone,
  hasComposeFailed,
}: ServiceWatch): Promise<Set<string>> {
  const section = openLiveSection(
    'Services',
    model.map(({ name }) => name),
  )
  const startedAt = Date.now()
  // What runs from before may be about to be replaced: it counts once compose has decided.
  const earlier = new Set((await listContainers(projectName)).map(({ id }) => id))
  const well = new Set<string>()
  const failed = new Set<string>()
  const advance = ({ name, oneShot }: ServiceModel, container: Container | undefined, isSettled: boolean) => {
    const stage = stageOf(container, oneShot)
    const line = section.lines.get(name)
    if (stage.isDone && isSettled) {
      line?.done(`${stage.text} after ${formatDuration(Date.now() - startedAt)}`)
      well.add(name)
    } else if (stage.isFailed && isSettled) {
      line?.fail(stage.text)
      failed.add(name)
    } else if (!stage.isDone) line?.state(stage.text)
  }
  while (well.size + failed.size < model.length && Date.now() - startedAt < startTimeoutMs) {
    const wasComposeDone = isComposeDone()
    const containers = new Map((await listContainers(projectName)).map((container) => [container.service, container]))
    for (const service of model) {
      if (well.has(service.name) || failed.has(service.name)) continue
      const container = containers.get(service.name)
      advance(service, container, wasComposeDone || (container !== undefined && !earlier.has(container.id)))
    }
    if (wasComposeDone && hasComposeFailed()) break
    await sleep(400)
  }
  await section.close()
  return well
}

/**
 * Starts the services, each anew whose settings changed, and shows them until they are healthy or, for a one-shot, done.
 * @throws CliError with the ends of the logs of those that did not come up.
 */
export async function startServices(
  instance: Instance,
  settings: EnvFile,
  extraFiles: readonly string[] = [],
): Promise<void> {
  const project = await openProject(instance, settings, extraFiles)
  const model = await readModel(project)
  let composeFailure: unknown
  let isComposeDone = false
  const composing = runComposeOrFail(project, ['up', '--detach', '--remove-orphans'], { timeoutMs: startTimeoutMs })
    .catch((error: unknown) => {
      composeFailure = error
    })
    .finally(() => {
      isComposeDone = true
    })
  const well = await watchServices({
    model,
    projectName: project.name,
    isComposeDone: () => isComposeDone,
    hasComposeFailed: () => composeFailure !== undefined,
  })
  await composing
  if (composeFailure === undefined && well.size === model.length) return
  const culprits = (await listContainers(project.name)).filter(
    ({ service, state }) => !well.has(service) && state !== 'created',
  )
  const logs = await Promise.all(
    culprits.map(async ({ id, service }) => [`${service}:`, ...(await readLastLogLines(id, 8))].join('\n    ')),
  )
  throw new CliError(
    ['Not every service came up.', composeFailure === undefined ? '' : describeCause(composeFailure), ...logs].join(
      '\n',
    ),
    { fix: 'Read more with ./lakehouse logs SERVICE; run ./lakehouse up again: it goes on where it stopped.' },
  )
}
