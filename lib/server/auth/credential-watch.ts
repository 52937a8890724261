import { lesserRole, type Role, roleAllows, roleOfScope, type Scope, type TokenScope } from '@/lib/contracts/role'
import { getDatabase } from '../db'
import { logger } from '../logger'
import type { Actor, Credential } from './actor'
import { livingUntil } from './living-until'

/** What is revoked stops within this and one query, in milliseconds. */
const periodMs = 1_000

/** The reason of an abort: whoever asked may not, not any more. */
export class AccessEnded extends Error {
  override readonly name = 'AccessEnded'
}

interface Watched {
  credential: Credential
  scope: Scope
  end: AbortController
}

interface Watch {
  watched: Set<Watched>
  timer: NodeJS.Timeout | undefined
}

const holder = globalThis as typeof globalThis & { lakehouseCredentialWatch?: Watch }

/** Of the process: the server is bundled in parts, each with modules of its own. */
function watch(): Watch {
  holder.lakehouseCredentialWatch ??= { watched: new Set(), timer: undefined }
  return holder.lakehouseCredentialWatch
}

/**
 * Looks every second whether what an answer was allowed by still allows it, for all answers under way in one query or two.
 *
 * @returns a signal that aborts with {@link AccessEnded} once it does not, and how to stop looking.
 */
export function watchAccess(
  actor: Pick<Actor, 'credential'>,
  scope: Scope,
): { signal: AbortSignal; release: () => void } {
  const { watched } = watch()
  const entry: Watched = { credential: actor.credential, scope, end: new AbortController() }
  watched.add(entry)
  schedule()
  return {
    signal: entry.end.signal,
    release: () => {
      watched.delete(entry)
    },
  }
}

function schedule(): void {
  const state = watch()
  if (state.timer !== undefined || state.watched.size === 0) return
  state.timer = setTimeout(async () => {
    await endRevoked().catch((error: unknown) => {
      // The console's database being away ends nobody's session.
      logger.warn({ err: error }, 'sessions and tokens could not be looked at; open streams go on')
    })
    state.timer = undefined
    schedule()
  }, periodMs)
  state.timer.unref()
}

async function endRevoked(): Promise<void> {
  const entries = [...watch().watched]
  const idsOf = (kind: Credential['kind']) => [
    ...new Set(entries.filter(({ credential }) => credential.kind === kind).map(({ credential }) => credential.id)),
  ]
  const [sessions, tokens] = await Promise.all([rolesOfSessions(idsOf('session')), rolesOfTokens(idsOf('token'))])
  for (const { credential, scope, end } of entries) {
    if (credential.kind === 'cli' || scope === 'public') continue
    const role = (credential.kind === 'session' ? sessions : tokens).get(credential.id)
    if (role !== undefined && (scope === 'self' || roleAllows(role, scope))) continue
    end.abort(new AccessEnded('The session or token has ended, or allows less than before.'))
  }
}

async function rolesOfSessions(ids: string[]): Promise<Map<string, Role>> {
  if (ids.length === 0) return new Map()
  const rows = await getDatabase().session.findMany({
    where: { id: { in: ids }, expiresAt: livingUntil() },
    select: { id: true, user: { select: { role: true } } },
  })
  return new Map(rows.map((row) => [row.id, row.user.role as Role]))
}

async function rolesOfTokens(ids: string[]): Promise<Map<string, Role>> {
  if (ids.length === 0) return new Map()
  const rows = await getDatabase().apiToken.findMany({
    where: { id: { in: ids }, expiresAt: { gt: new Date() } },
    select: { id: true, scope: true, user: { select: { role: true } } },
  })
  return new Map(rows.map((row) => [row.id, lesserRole(row.user.role as Role, roleOfScope(row.scope as TokenScope))]))
}
