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

const livingStates = ['QUEUED', 'WAITING_FOR_RESOURCES', 'DISPATCHING', 'PLANNING', 'STARTING', 'RUNNING', 'FINISHING']

const listSchema = z.array(
  z.object({
    queryId: z.string(),
    session: z.object({ user: z.string(), principal: z.string().optional(), groups: z.array(z.string()).default([]) }),
  }),
)

/**
 * Every query under way, whoever runs it; one that goes from one state to the next meanwhile may be missed, and is there the next time.
 * Throws an upstream's code of `trino`.
 */
export async function listLivingQueries(): Promise<TrinoQuery[]> {
  const signal = AbortSignal.timeout(timeoutMs)
  const lists = await Promise.all(
    livingStates.map(async (state) =>
      parseList(await ask({ method: 'GET', path: `/v1/query?state=${state}`, signal })),
    ),
  )
  const found = lists
    .flat()
    .map(({ queryId: id, session: { user, principal = null, groups } }): [string, TrinoQuery] => [
      id,
      { id, user, principal, groups, sentAt: sentAt(id) },
    ])
  return [...new Map(found).values()]
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
