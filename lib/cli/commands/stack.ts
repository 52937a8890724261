import { randomUUID } from 'node:crypto'
import { execa } from 'execa'
import type { Operation, OperationStep } from '@/lib/contracts/operations'
import { type ConsoleAccess, consoleAccess } from '../api/access'
import { ask, ServiceAwayError } from '../api/console'
import { followOperation } from '../api/operation'
import { composeArgs, openProject, readModel, runComposeOrFail, type ServiceModel } from '../compose/compose'
import { isWell, listContainers } from '../compose/containers'
import { CliError } from '../errors'
import { EXIT } from '../exit-codes'
import { type Instance, requireSettings } from '../instance'
import { interruption } from '../interruption'
import { withLock } from '../lock'
import { type LiveLine, openLiveSection } from '../output/live'
import { renderTable } from '../output/table'
import { say, sayJson, sayMark, speaksToPrograms } from '../output/terminal'

/** @returns whether every service is healthy and every one-shot has done its work. */
export async function status(instance: Instance, options: { json: boolean }): Promise<boolean> {
  const project = await openProject(instance, await requireSettings(instance))
  const [model, containers] = await Promise.all([readModel(project), listContainers(project.name)])
  const rows = model.map(({ name, oneShot }) => {
    const container = containers.find((candidate) => candidate.service === name)
    const state = container?.state ?? 'missing'
    const isAsItShould = isWell(container, oneShot)
    return {
      service: name,
      state,
      health: oneShot ? (isAsItShould ? 'done' : 'failing') : (container?.health ?? 'none'),
      uptime: container?.uptime ?? '',
      ports: container?.publishedPorts ?? [],
      isWell: isAsItShould,
    }
  })
  if (options.json) sayJson(rows)
  else
    say(
      renderTable({
        head: ['Service', 'State', 'Health', 'Up', 'Ports'],
        rows: rows.map((row) => [row.service, row.state, row.health, row.uptime, row.ports.join(', ')]),
      }),
    )
  return rows.every((row) => row.isWell)
}

export async function logs(
  instance: Instance,
  service: string | undefined,
  options: { follow: boolean; tail: string; since?: string },
): Promise<void> {
  const project = await openProject(instance, await requireSettings(instance))
  await assertService(project, service)
  const args = [
    'logs',
    '--tail',
    options.tail,
    ...(options.follow ? ['--follow'] : []),
    ...(options.since ? ['--since', options.since] : []),
    ...(service ? [service] : []),
  ]
  await listContainers(project.name)
  const { exitCode } = await execa('docker', composeArgs(project, args), {
    env: project.environment,
    extendEnv: false,
    stdio: 'inherit',
    reject: false,
  })
  if (exitCode === 0 || interruption.happened) return
  await listContainers(project.name)
  throw new CliError(`docker compose logs ended with exit code ${exitCode}.`)
}

/**
 * Restarts a service through the console, which writes down who asked and shows its steps. What the console stands on, what runs once, and
 * all when the console is away, by Compose.
 *
 * @returns whether it is healthy again, or was restarted by Compose.
 */
export async function restart(instance: Instance, service: string | undefined): Promise<boolean> {
  const settings = await requireSettings(instance)
  const project = await openProject(instance, settings)
  const model = await assertService(project, service)
  return withLock(instance, async () => {
    const isOneShot = model.some(({ name, oneShot }) => name === service && oneShot)
    const operation =
      service === undefined || isOneShot ? null : await restartByConsole(consoleAccess(settings), service)
    if (operation !== null) {
      if (speaksToPrograms()) sayJson(operation)
      return operation.state === 'succeeded'
    }
    await runComposeOrFail(project, ['restart', ...(service ? [service] : [])], { timeoutMs: 300_000 })
    sayMark('pass', `Restarted ${service ?? 'all services'}`)
    if (speaksToPrograms()) sayJson({ target: service ?? null, state: 'succeeded' })
    return true
  })
}

/** @returns the operation as it ended; null where the console cannot do it, and so was not asked. */
async function restartByConsole(access: ConsoleAccess, name: string): Promise<Operation | null> {
  const started = await startRestart(access, name)
  if (started === null) return null
  const section = openLiveSection(
    `Restarting ${name}`,
    started.steps.map((step) => step.name),
  )
  try {
    const operation = await followOperation(access, started.id, ({ steps }) => {
      for (const step of steps) showStep(section.lines.get(step.name), step)
    })
    await section.close()
    if (operation.error) sayMark('fail', `${operation.error.title}. ${operation.error.detail ?? ''}`)
    return operation
  } catch (error) {
    await section.close()
    sayMark('note', `It goes on in the console, as operation ${started.id}.`)
    throw error
  }
}

async function startRestart(access: ConsoleAccess, name: string): Promise<Operation | null> {
  try {
    await ask(access, 'answer', (client) => client.GET('/account'))
  } catch (error) {
    if (!(error instanceof CliError) || error.exitCode !== EXIT.unreachable) throw error
    return sayByCompose(error)
  }
  try {
    return await ask(access, `restart ${name}`, (client) =>
      client.POST('/services/{name}/restart', {
        params: { path: { name } },
        headers: { 'idempotency-key': randomUUID() },
      }),
    )
  } catch (error) {
    if (error instanceof CliError && error.problem?.code === 'service_protected') return null
    // It answers so before it asks anything of the engine.
    if (error instanceof ServiceAwayError) return sayByCompose(error)
    throw error
  }
}

function sayByCompose(reason: CliError): null {
  sayMark('warn', `${reason.message}. It is restarted by Compose, which the audit log does not show.`)
  return null
}

function showStep(line: LiveLine | undefined, { state, message }: OperationStep): void {
  if (state === 'running') line?.state(message ?? 'under way')
  else if (state === 'succeeded') line?.done('done')
  else if (state === 'failed' || state === 'cancelled') line?.fail(message ?? state)
}

async function assertService(
  project: Awaited<ReturnType<typeof openProject>>,
  service: string | undefined,
): Promise<ServiceModel[]> {
  if (service === undefined) return []
  const model = await readModel(project)
  const names = model.map(({ name }) => name)
  if (!names.includes(service))
    throw new CliError(`There is no service "${service}".`, {
      fix: `Services: ${names.join(', ')}`,
      exitCode: EXIT.usage,
    })
  return model
}
