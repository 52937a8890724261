import { rm } from 'node:fs/promises'
import { openProject, runComposeOrFail } from '../compose/compose'
import { CliError } from '../errors'
import { EXIT } from '../exit-codes'
import { runOrFail } from '../host/exec'
import { type Instance, readSettings, requireSettings, requireValue } from '../instance'
import { withLock } from '../lock'
import { ask, canAsk, sayMark } from '../output/terminal'
import { readState } from '../state'

const timeoutMs = 300_000

export interface DownOptions {
  readonly volumes: boolean
  readonly yes: boolean
  readonly extraFiles?: readonly string[]
}

/** Stops and removes the containers; with `volumes` also all data, after the project's name was typed. */
export async function down(instance: Instance, options: DownOptions): Promise<void> {
  if (options.volumes && (await readSettings(instance)) === undefined) return removeOrphans(instance, options.yes)
  const settings = await requireSettings(instance)
  const project = await openProject(instance, settings, options.extraFiles)
  if (options.volumes) await confirmByName(requireValue(settings, 'COMPOSE_PROJECT_NAME'), options.yes)
  await withLock(instance, async () => {
    // Parts that were switched off may have left containers and volumes.
    const args = ['--profile', '*', 'down', '--remove-orphans', ...(options.volumes ? ['--volumes'] : [])]
    await runComposeOrFail(project, args, { timeoutMs })
    // Their secrets belonged to the volumes; a next start makes new ones for both.
    if (options.volumes)
      await Promise.all([instance.envFile, instance.stateFile].map((file) => rm(file, { force: true })))
  })
  sayMark('pass', options.volumes ? 'Stopped; all data and its secrets are deleted' : 'Stopped; the data is kept')
}

async function confirmByName(name: string, yes: boolean): Promise<void> {
  if (yes) return
  if (!canAsk)
    throw new CliError('Deleting all data needs a yes.', {
      fix: './lakehouse down --volumes --yes',
      exitCode: EXIT.refused,
    })
  const answer = await ask(
    `This deletes every table, object, dashboard and user of the project ${name}. Type its name to go on: `,
  )
  if (answer !== name) throw new CliError('Nothing was deleted.', { exitCode: EXIT.refused })
}

/** The settings are gone, so Compose cannot read its file: by the project's label instead. */
async function removeOrphans(instance: Instance, yes: boolean): Promise<void> {
  const name = (await readState(instance)).projectName ?? 'lakehouse'
  await confirmByName(name, yes)
  const filter = `label=com.docker.compose.project=${name}`
  for (const [list, remove] of [
    [
      ['ps', '--all', '--quiet'],
      ['rm', '--force'],
    ],
    [
      ['volume', 'ls', '--quiet'],
      ['volume', 'rm'],
    ],
    [
      ['network', 'ls', '--quiet'],
      ['network', 'rm'],
    ],
  ] as const) {
    const found = await runOrFail('docker', [...list, '--filter', filter], { timeoutMs })
    const ids = found.split('\n').filter(Boolean)
    if (ids.length > 0) await runOrFail('docker', [...remove, ...ids], { timeoutMs })
  }
  await rm(instance.stateFile, { force: true })
  sayMark('pass', `Everything of the project ${name} is deleted`)
}
