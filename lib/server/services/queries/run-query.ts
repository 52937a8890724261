import { AppError, toProblem } from '@/lib/errors'
import { runStatement, type TrinoEvent } from '@/lib/server/clients/trino'
import { toAppError } from '@/lib/server/errors'
import { logger } from '@/lib/server/logger'

const timeoutMs = 30 * 60_000

/**
 * Runs a statement as a user of Trino and streams its answer as lines of JSON: the columns, rows, and how it ended.
 * Waits for the columns, so that a statement that Trino refuses is a problem of its own rather than the end of a stream.
 *
 * @returns the stream, and a promise that is settled as the statement ends: refused where it failed, or was left before its end.
 * @throws {AppError} `forbidden` when Trino's rules do not allow it, `query_failed` when the statement is at fault, an upstream's code of `trino` when Trino is.
 */
export async function runQuery(
  sql: string,
  { user, signal, requestId }: { user: string; signal: AbortSignal; requestId: string },
): Promise<{ stream: ReadableStream<Uint8Array>; ended: Promise<void> }> {
  const startedAt = performance.now()
  const leave = new AbortController()
  const source = runStatement(sql.replace(/[\s;]+$/, ''), {
    user,
    signal: AbortSignal.any([signal, leave.signal]),
    timeoutMs,
  })
  const encoder = new TextEncoder()
  const line = (value: object) => encoder.encode(`${JSON.stringify(value)}\n`)
  let next: Promise<IteratorResult<TrinoEvent, void>> = Promise.resolve(await source.next())
  let rowCount = 0

  const { promise: ended, resolve: succeed, reject: fail } = Promise.withResolvers<void>()
  // Who does not ask how it ended loses nothing.
  ended.catch(() => {})
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { value, done } = await next
        if (done) {
          const elapsedMs = Math.round(performance.now() - startedAt)
          controller.enqueue(line({ done: true, rowCount: String(rowCount), elapsedMs }))
          succeed()
          return controller.close()
        }
        if ('rows' in value) rowCount += value.rows.length
        controller.enqueue(line(value))
      } catch (error) {
        const known = toAppError(error)
        if (!leave.signal.aborted) logger.warn({ err: known.cause ?? known, requestId }, 'a query ended early')
        controller.enqueue(line({ error: toProblem(known, requestId) }))
        fail(known)
        return controller.close()
      }
      next = source.next()
      // Its failure is met at the next pull, which may come late.
      next.catch(() => {})
    },
    async cancel() {
      // Trino may have been done with it, or not.
      fail(
        new AppError('upstream_timeout', { upstream: 'trino', detail: 'The caller left before the statement ended.' }),
      )
      leave.abort()
      await source.return().catch(() => {})
    },
  })
  return { stream, ended }
}
