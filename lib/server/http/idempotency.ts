import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { getDatabase } from '../db'
import { logger } from '../logger'
import { seal, unseal } from '../sealing'

/** How long an answer is kept, in milliseconds. */
const memoryMs = 24 * 3_600_000

const answerSchema = z.object({ headers: z.array(z.tuple([z.string(), z.string()])), body: z.string() })

const digest = (...parts: string[]) => createHash('sha256').update(parts.join('\0')).digest('hex')

/** Some answers show a secret once, so what is kept can be read with the caller's key only. */
const sealedFor = (key: string) => ({ purpose: 'lakehouse idempotent answer', bound: key })

/** @throws {AppError} `invalid_request` for a key that is none. */
export function readIdempotencyKey(headers: Headers): string | null {
  const key = headers.get('idempotency-key')
  if (key === null) return null
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key
  throw new AppError('invalid_request', {
    detail: 'An Idempotency-Key has 1 to 255 visible ASCII characters, such as a UUID.',
    field: 'idempotency-key',
  })
}

interface KeyedRequest {
  key: string
  /** Whose key it is: another's with the same name is another. */
  owner: string
  method: string
  /** Path and query. */
  path: string
  body: unknown
}

/**
 * Runs what a request asks for once for its key. The same request again within a day gets the same answer, with
 * `Idempotency-Replayed: true`. What failed on our side, or on a service's, is not kept: it may be tried again.
 *
 * @throws {AppError} `conflict` while the first request is under way, `idempotency_key_reused` where it asked for something else.
 */
export async function once(request: KeyedRequest, run: () => Promise<Response>): Promise<Response> {
  const database = getDatabase()
  const row = {
    key: digest(request.owner, request.key),
    fingerprint: digest(request.method, request.path, JSON.stringify(request.body ?? null)),
    createdAt: new Date(),
  }
  await database.idempotencyKey.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - memoryMs) } } })
  const { count } = await database.idempotencyKey.createMany({ data: [row], skipDuplicates: true })
  if (count === 0) return replay(request, row.key, row.fingerprint)

  let response: Response
  try {
    response = await run()
  } catch (error) {
    await database.idempotencyKey.deleteMany({ where: { key: row.key } }).catch((cause: unknown) => {
      logger.warn({ err: cause }, 'an idempotency key is kept of a request that failed')
    })
    throw error
  }
  if (response.body !== null && !response.headers.get('content-type')?.startsWith('application/json')) {
    // A stream is not kept; that it was asked for is.
    await database.idempotencyKey.update({ where: { key: row.key }, data: { status: response.status } })
    return response
  }
  const body = await response.text()
  const headers = [...response.headers].filter(([name]) => name === 'content-type' || name === 'location')
  await database.idempotencyKey.update({
    where: { key: row.key },
    data: { status: response.status, answer: seal(JSON.stringify({ headers, body }), sealedFor(request.key)) },
  })
  return new Response(response.status === 204 ? null : body, { status: response.status, headers: response.headers })
}

async function replay(request: KeyedRequest, key: string, fingerprint: string): Promise<Response> {
  const kept = await getDatabase().idempotencyKey.findUnique({ where: { key } })
  if (kept && kept.fingerprint !== fingerprint) {
    throw new AppError('idempotency_key_reused', {
      detail: 'This key came with another request before. Use a new key for each thing that you ask for.',
      field: 'idempotency-key',
    })
  }
  if (!kept || kept.status === null) {
    throw new AppError('conflict', {
      detail:
        'The first request with this key has not ended. If it never does, because the console stopped, look whether its work was done, then use another key.',
      retryAfterMs: 1_000,
    })
  }
  if (!kept.answer) {
    throw new AppError('conflict', { detail: 'This was done, and its answer was a stream, which is not kept.' })
  }
  const answer = unseal(kept.answer, sealedFor(request.key))
  if (answer === null) {
    throw new AppError('conflict', {
      detail: 'This was done. Its answer cannot be read again, since CONSOLE_AUTH_SECRET has changed.',
    })
  }
  const { headers, body } = answerSchema.parse(JSON.parse(answer))
  const response = new Response(kept.status === 204 ? null : body, { status: kept.status, headers })
  response.headers.set('idempotency-replayed', 'true')
  return response
}
