import { randomUUID } from 'node:crypto'
import { getDatabase } from '@/lib/server/db'

export interface Intent {
  actor: string
  actorName: string
  actorKind: 'person' | 'token' | 'cli' | 'anonymous' | 'system'
  /** The name of the token in use, if any. */
  tokenName: string | null
  /** From where, as far as it can be known. */
  address: string
  action: string
  target: string
  requestId: string
}

/**
 * Writes down what is about to be tried. A change that cannot be written down is not made.
 *
 * @returns the row's id, for {@link recordOutcome}.
 */
export async function recordIntent(intent: Intent): Promise<string> {
  const id = randomUUID()
  await getDatabase().auditEvent.create({ data: { id, at: new Date(), outcome: 'pending', ...intent } })
  return id
}

/** Completes an intent. @param errorCode null when it succeeded. */
export async function recordOutcome(id: string, errorCode: string | null): Promise<void> {
  await getDatabase().auditEvent.update({
    where: { id },
    data: { outcome: errorCode === null ? 'succeeded' : 'failed', errorCode, finishedAt: new Date() },
  })
}
