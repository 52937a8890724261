import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { ask } from './ask'

/** A statement that Trino has begun and not ended. */
export interface TrinoQuery {
  id: string
  /** As whom it runs. */
  user: string
  /** Who signed in for it; another than `user` where one acts as the other. */
  principal: string | null
  /** The groups that its user had when it was sent. */
  groups: string[]
  /** When it was sent, to the second; it may have been begun later. */
  sentAt: Date
}

const timeoutMs = 5_000

// In the order in which a query goes through them: one that moves on while we ask is met again.
const livingStates = ['QUEUED', 'WAITING_FOR_RESOURCES', 'DISPATCHING', 'PLANNING', 'STARTING', 'RUNNING', 'FINISHING']

const listSchema = z.array(
  z.object({
    queryId: z.string(),
    session: z.object({ user: z.string(), principal: z.string().optional(), groups: z.array(z.string()).default([]) }),
  }),
)

/** Every query under way, whoever runs it. Throws an upstream's code of `trino`. */
export async function listLivingQueries(): Promise<TrinoQuery[]> {
  const found = new Map<string, TrinoQuery>()
  for (const state of livingStates) {
    const text = await ask({ method: 'GET', path: `/v1/query?state=${state}`, signal: AbortSignal.timeout(timeoutMs) })
    for (const { queryId: id, session } of parseList(text)) {
      const { user, principal = null, groups } = session
      found.set(id, { id, user, principal, groups, sentAt: sentAt(id) })
    }
  }
  return [...found.values()]
}

function parseList(text: string): z.infer<typeof listSchema> {
  try {
    return listSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new AppError('upstream_error', { upstream: 'trino', detail: 'Trino’s answer could not be read.', cause })
  }
}

/** An id begins with the time at which the statement was sent: `20261124_234028_00001_ay7mx`. */
function sentAt(id: string): Date {
  return new Date(id.replace(/^(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)(\d\d)_.*$/, '$1-$2-$3T$4:$5:$6Z'))
}

/** Ends a query, telling its user why. One that is over already is left so. */
export async function killQuery(id: string, reason: string): Promise<void> {
  const path = `/v1/query/${encodeURIComponent(id)}/killed`
  await ask(
    { method: 'PUT', path, body: reason, signal: AbortSignal.timeout(timeoutMs) },
    [200, 202, 204, 404, 409, 410],
  )
}
