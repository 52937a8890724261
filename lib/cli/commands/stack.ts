import { execa } from 'execa'
import { composeArgs, openProject, readModel, runComposeOrFail } from '../compose/compose'
import { isWell, listContainers } from '../compose/containers'
import { CliError } from '../errors'
import { EXIT } from '../exit-codes'
import { type Instance, requireSettings } from '../instance'
import { interruption } from '../interruption'
import { withLock } from '../lock'
import { renderTable } from '../output/table'
import { say, sayMark } from '../output/terminal'

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
  if (options.json) say(JSON.stringify(rows, null, 2))
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

export async function restart(instance: Instance, service: string | undefined): Promise<void> {
  const project = await openProject(instance, await requireSettings(instance))
  await assertService(project, service)
  await withLock(instance, () =>
    runComposeOrFail(project, ['restart', ...(service ? [service] : [])], { timeoutMs: 300_000 }),
  )
  sayMark('pass', `Restarted ${service ?? 'all services'}`)
}

async function assertService(
  project: Awaited<ReturnType<typeof openProject>>,
  service: string | undefined,
): Promise<void> {
  if (service === undefined) return
  const names = (await readModel(project)).map(({ name }) => name)
  if (!names.includes(service))
    throw new CliError(`There is no service "${service}".`, {
      fix: `Services: ${names.join(', ')}`,
      exitCode: EXIT.usage,
    })
}
