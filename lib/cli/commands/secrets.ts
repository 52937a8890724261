import { listContainers } from '../compose/containers'
import { loadEnvExample } from '../env/env-example'
import { generateSecret } from '../env/secrets'
import { assertSettingsValid } from '../env/settings'
import { CliError } from '../errors'
import { EXIT } from '../exit-codes'
import { type Instance, requireSettings, requireValue } from '../instance'
import { withLock } from '../lock'
import { say, sayMark } from '../output/terminal'
import { carryOutRotation } from '../secrets/rotation'
import { readState, writeState } from '../state'

/**
 * Gives secrets new random values, in the settings and in everything that uses them.
 * @throws CliError (exit code 2) for a name that is no secret, (3) when there is no stack to do it on.
 */
export async function rotateSecrets(instance: Instance, names: readonly string[]): Promise<void> {
  const example = await loadEnvExample()
  const secrets = [...new Set(names)].map((name) => {
    const secret = example.variables.get(name)?.secret
    if (secret && name !== 'CONSOLE_ADMIN_INITIAL_PASSWORD') return { name, next: generateSecret(secret) }
    const rotatable = [...example.variables.values()].filter((variable) => variable.secret).map((each) => each.name)
    throw new CliError(
      secret ? `${name} was used once, when there was no user.` : `"${name}" is not a secret of the settings.`,
      {
        fix: secret
          ? 'Change the password in the console, under Account.'
          : `These are: ${rotatable.filter((each) => each !== 'CONSOLE_ADMIN_INITIAL_PASSWORD').join(', ')}`,
        exitCode: EXIT.usage,
      },
    )
  })
  await withLock(instance, async () => {
    const settings = await requireSettings(instance)
    assertSettingsValid(settings, example)
    const state = await readState(instance)
    const containers = await listContainers(requireValue(settings, 'COMPOSE_PROJECT_NAME'))
    if (state.phase !== 'done' || state.rotating.length > 0 || containers.length === 0) {
      throw new CliError('Secrets are replaced on a stack that is up, and this one is not, or not wholly.', {
        fix: './lakehouse up brings it up and finishes what was begun; then run this again.',
        exitCode: EXIT.refused,
      })
    }
    const rotating = secrets.map(({ name, next }) => ({ name, next, previous: requireValue(settings, name) }))
    await carryOutRotation(instance, settings, await writeState(instance, { ...state, rotating }))
  })
  sayMark('pass', `New, and in use: ${secrets.map(({ name }) => name).join(', ')}`)
  if (names.includes('CONSOLE_AUTH_SECRET')) {
    say(
      'Everyone has to sign in to the console again. Second factors are lost: an admin turns them off, and each is set up anew.',
    )
    say(
      'Webhooks send nothing until the secret of each is rotated, under Settings; what is on its way is tried again for a day.',
    )
  }
}
