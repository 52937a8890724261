import { setTimeout as sleep } from 'node:timers/promises'
import type { Operation } from '@/lib/contracts/operations'
import { CliError } from '../errors'
import { EXIT } from '../exit-codes'
import { interruption } from '../interruption'
import type { ConsoleAccess } from './access'
import { ask, ServiceAwayError } from './console'

/** How long an operation is followed while nobody can tell how it is. A console that is back goes on with it. */
const patienceMs = 120_000
const lookEveryMs = 700

/** Follows an operation to its end, reporting how it stands. */
export async function followOperation(
  access: ConsoleAccess,
  id: string,
  onLook: (operation: Operation) => void,
): Promise<Operation> {
  let toldAt = Date.now()
  for (;;) {
    try {
      const operation = await ask(access, `show operation ${id}`, (client) =>
        client.GET('/operations/{id}', { params: { path: { id } } }),
      )
      toldAt = Date.now()
      onLook(operation)
      if (operation.state !== 'running') return operation
    } catch (error) {
      const isAway =
        error instanceof ServiceAwayError || (error instanceof CliError && error.exitCode === EXIT.unreachable)
      if (!isAway || Date.now() - toldAt > patienceMs) throw error
    }
    await sleep(lookEveryMs, undefined, { signal: interruption.signal })
  }
}
