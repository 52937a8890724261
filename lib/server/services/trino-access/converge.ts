import { access } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { killQuery, listLivingQueries } from '@/lib/server/clients/trino'
import { getDatabase } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { logger } from '@/lib/server/logger'
import { ensureTrinoAccess, readTrinoPeople, type TrinoPerson } from '@/lib/server/trino-access'
import { makeIsStale } from './is-stale'

/** Trino re-reads its files every second. */
const rereadMs = 1_100
/** For so long Trino begins a statement that was sent before, and whose answer nobody has asked for. */
const startableMs = 6 * 60_000
/** Someone may have changed the files themselves. */
const secondsBetweenChecks = 30
const secondsBetweenLooks = 5

interface Convergence {
  current: Promise<boolean>
  next: Promise<boolean> | null
  isInPlace: boolean
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
    isInPlace: true,
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
 * @returns whether the files say so. Where they could not be written it is tried again every second, and the change stands.
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
    if (!state.isInPlace) logger.info('Trino’s access files can be written again')
    state.isInPlace = true
    state.people = people
    for (const user of passwordsEnded) state.passwordsEnded.set(user, new Date(Date.now() + rereadMs))
    for (const [user, endedAt] of state.passwordsEnded) {
      if (Date.now() - endedAt.getTime() > startableMs) state.passwordsEnded.delete(user)
    }
    if (files.length > 0) {
      logger.info({ files }, 'Trino’s access files written')
      state.watchUntil = Date.now() + startableMs
      void endStaleQueriesTwice(state)
    }
    return true
  } catch (error) {
    // A console that is being developed on the host has no such directory: the stack's own, on the same database, writes for it.
    const isElsewhere = env.NODE_ENV !== 'production' && (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (state.isInPlace && !isElsewhere) {
      logger.error({ err: error, directory }, 'Trino’s access files cannot be written: who was removed keeps access')
    }
    state.isInPlace = false
    return false
  }
}

/** At once, and when Trino has read the files: until then it begins what it should not. */
async function endStaleQueriesTwice(state: Convergence): Promise<void> {
  const reread = sleep(rereadMs, undefined, { ref: false })
  await endStaleQueries(state)
  await reread
  await endStaleQueries(state)
}

async function endStaleQueries(state: Convergence): Promise<void> {
  try {
    const queries = await listLivingQueries()
    // Read after them, so that nobody is taken for someone without what they have just been given.
    const isStale = makeIsStale(await readTrinoPeople(getDatabase()), state.passwordsEnded)
    for (const { id, user } of queries.filter(isStale)) {
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
  for (let round = 0; !signal.aborted; round += 1) {
    const isDue = round % secondsBetweenChecks === 0
    if (isDue || !state.isInPlace || (await hasChanged(state))) await syncTrinoAccess()
    const isLookDue = round % secondsBetweenLooks === 0 && Date.now() < state.watchUntil
    // Who does not write the files does not know by which people Trino decides.
    if (isLookDue && state.isInPlace) await endStaleQueries(state)
    await sleep(1_000, undefined, { ref: false, signal }).catch(() => {})
  }
}

/** Whether someone changed a person without telling, such as a console that is being developed on the same database. */
async function hasChanged({ people }: Convergence): Promise<boolean> {
  try {
    return !isDeepStrictEqual(await readTrinoPeople(getDatabase()), people)
  } catch {
    // Why is said by who tries to write.
    return true
  }
}

export function endTrinoAccess(): void {
  const state = getConvergence()
  state.loop?.abort()
  state.loop = null
}
