import { AppError } from '@/lib/errors'
import { listObjects, type StoredObject } from '@/lib/server/clients/s3'
import { getDatabase } from '@/lib/server/db'
import { logger } from '@/lib/server/logger'
import { startLoop } from '@/lib/server/loop'
import { confirmObject } from './confirm-upload'
import { readPipelines } from './declarations'
import { bucket } from './ledger'
import { confirmKind, findReader } from './list-uploads'
import { readProfile } from './profiles'
import { automaticPrefix } from './upload-state'

const periodMs = 5_000
/** Looked at in one turn; those before them are tables by then. */
const mostFiles = 10_000
/** How many tables are made at a time of what was put there. */
const mostAtOnce = 4

/** Versions that wait for someone, so that the log tells of each once. */
const told = new Set<string>()

const actor = { id: 'console', name: 'The console' }

/** Has a table made of each file below `uploads/auto/`, until it is ended. @returns how to end it. */
export function startAutomaticUploads(): () => void {
  return startLoop({ what: 'making tables of uploads', periodMs, run: confirmAutomatically })
}

/**
 * Looks once. A version of a file is tried once, by whichever console comes first: the operation has its name, and once it has begun a
 * pipeline reads the file.
 */
export async function confirmAutomatically(signal: AbortSignal): Promise<void> {
  const [{ objects }, pipelines] = await Promise.all([
    listObjects({ bucket, prefix: automaticPrefix, atMost: mostFiles }, signal),
    readPipelines(),
  ])
  const waiting = objects.filter(({ key }) => !findReader(key, pipelines) && !/(^|[/.])corrections\//.test(key))
  if (waiting.length === 0) return
  const tried = await readTried()
  let running = tried.running
  for (const object of waiting) {
    if (signal.aborted || running >= mostAtOnce) return
    if (tried.versions.has(`${object.key} ${object.etag}`)) continue
    const profile = await readProfile(object, signal)
    if (profile?.status !== 'proposed') continue
    running += 1
    await tryOnce(object)
  }
}

async function readTried(): Promise<{ versions: Set<string>; running: number }> {
  const rows = await getDatabase().operation.findMany({
    where: { kind: confirmKind, target: { startsWith: automaticPrefix } },
    select: { target: true, state: true, input: true },
  })
  return {
    versions: new Set(rows.map(({ target, input }) => `${target} ${String((input as { etag?: unknown }).etag)}`)),
    running: rows.filter(({ state }) => state === 'running').length,
  }
}

async function tryOnce(object: StoredObject): Promise<void> {
  try {
    await confirmObject(object, undefined, actor)
  } catch (error) {
    // Another console was first, or the proposal needs someone who looks at it.
    if (!(error instanceof AppError) || !['conflict', 'invalid_request'].includes(error.code)) throw error
    const version = `${object.key} ${object.etag}`
    if (!told.has(version)) logger.info({ key: object.key, detail: error.detail }, 'an upload waits for someone')
    told.add(version)
  }
}
