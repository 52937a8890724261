import { access } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { killQuery, listLivingQueries } from '@/lib/server/clients/trino'
import { env } from '@/lib/server/env'
import { logger } from '@/lib/server/logger'
import { ensureTrinoAccess, type TrinoPerson } from '@/lib/server/trino-access'
import { makeIsStale } from './is-stale'

/** Trino re-reads its files every second. */
const rereadMs = 1_100
/** For so long Trino begins a statement that was sent before, and whose answer nobody has asked for. */
const startableMs = 6 * 60_000
const loopMs = 5_000

interface Convergence {
  current: Promise<boolean>
  next: Promise<boolean> | null
  isFailing: boolean
  people: readonly TrinoPerson[] | null
  passwordsEnded: Map<string, Date>
  /** Until when there may be queries that should not be. */
  watchUntil: number
  isTrinoAway: boolean
  loop: AbortController | null
}

// Next gives every bundle its own copy of a module: what must exist once per process hangs on globalThis.
const holder = globalThis as typeof globalThis & { lakehouseTrinoAccess?: Convergence }

function getConvergence(): Convergence {
  holder.lakehouseTrinoAccess ??= {
    current: Promise.resolve(true),
    next: null,
    isFailing: false,
    people: null,
    passwordsEnded: new Map(),
    // A console that ended may have left some.
    watchUntil: Date.now() + startableMs,
    isTrinoAway: false,
    loop: null,
  }
  return holder.lakehouseTrinoAccess
}

/**
 * Lets Trino know the people as console-db has them now: who changed a person, their role or their Trino password waits for this. Trino
 * follows within a second, and what a person runs with more than they have now is ended then.
 *
 * @returns whether the files say so. Where they could not be written it is tried again every 5 s, and the change stands.
 */
export function syncTrinoAccess(): Promise<boolean> {
  const state = getConvergence()
  // The one under way may have read the people before this change.
  state.next ??= state.current.then(() => {
    state.next = null
    state.current = converge(state)
    return state.current
  })
  return state.next
}

async function converge(state: Convergence): Promise<boolean> {
  const directory = env.TRINO_ACCESS_DIRECTORY
  try {
    await access(directory)
    const { people, files, passwordsEnded } = await ensureTrinoAccess(directory)
    if (state.isFailing) logger.info('Trino’s access files can be written again')
    state.isFailing = false
    state.people = people
    for (const user of passwordsEnded) state.passwordsEnded.set(user, new Date(Date.now() + rereadMs))
    for (const [user, endedAt] of state.passwordsEnded) {
      if (Date.now() - endedAt.getTime() > startableMs) state.passwordsEnded.delete(user)
    }
    if (files.length > 0) {
      logger.info({ files }, 'Trino’s access files written')
      state.watchUntil = Date.now() + startableMs
      void sleep(rereadMs, undefined, { ref: false }).then(() => endStaleQueries(state))
    }
    return true
  } catch (error) {
    // A console that is being developed on the host has no such directory: the stack's own, on the same database, writes for it.
    const isElsewhere = env.NODE_ENV !== 'production' && (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (!state.isFailing && !isElsewhere) {
      logger.error({ err: error, directory }, 'Trino’s access files cannot be written: who was removed keeps access')
    }
    state.isFailing = true
    return false
  }
}

async function endStaleQueries(state: Convergence): Promise<void> {
  if (state.people === null) return
  try {
    const isStale = makeIsStale(state.people, state.passwordsEnded)
    for (const { id, user } of (await listLivingQueries()).filter(isStale)) {
      await killQuery(id, 'Ended by the console: its user’s access was taken back.')
      logger.info({ queryId: id, user }, 'a query without access any more was ended')
    }
    state.isTrinoAway = false
  } catch (error) {
    if (!state.isTrinoAway)
      logger.warn({ err: error }, 'queries without access any more could not be looked for in Trino')
    state.isTrinoAway = true
    state.watchUntil = Date.now() + startableMs
  }
}

/** Keeps Trino's files to what console-db says, whoever changed either, until {@link endTrinoAccess}. */
export function keepTrinoAccess(): void {
  const state = getConvergence()
  if (state.loop) return
  state.loop = new AbortController()
  void keep(state, state.loop.signal)
}

async function keep(state: Convergence, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const isInPlace = await syncTrinoAccess()
    if (isInPlace && Date.now() < state.watchUntil) await endStaleQueries(state)
    await sleep(loopMs, undefined, { ref: false, signal }).catch(() => {})
  }
}

export function endTrinoAccess(): void {
  const state = getConvergence()
  state.loop?.abort()
  state.loop = null
}
