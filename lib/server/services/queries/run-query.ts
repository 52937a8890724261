import { toProblem } from '@/lib/errors'
import { runStatement, type TrinoEvent } from '@/lib/server/clients/trino'
import { toAppError } from '@/lib/server/errors'
import { logger } from '@/lib/server/logger'

const timeoutMs = 30 * 60_000

/**
 * Runs a statement as a user of Trino and streams its answer as lines of JSON: the columns, rows, and how it ended.
 * Waits for the columns, so that a statement that Trino refuses is a problem of its own rather than the end of a stream.
 *
 * @throws {AppError} `forbidden` when Trino's rules do not allow it, `query_failed` when the statement is at fault, an upstream's code of `trino` when Trino is.
 */
export async function runQuery(
  sql: string,
  { user, signal, requestId }: { user: string; signal: AbortSignal; requestId: string },
): Promise<ReadableStream<Uint8Array>> {
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

  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { value, done } = await next
        if (done) {
          const elapsedMs = Math.round(performance.now() - startedAt)
          controller.enqueue(line({ done: true, rowCount: String(rowCount), elapsedMs }))
          return controller.close()
        }
        if ('rows' in value) rowCount += value.rows.length
        controller.enqueue(line(value))
      } catch (error) {
        const known = toAppError(error)
        if (!leave.signal.aborted) logger.warn({ err: known.cause ?? known, requestId }, 'a query ended early')
        controller.enqueue(line({ error: toProblem(known, requestId) }))
        return controller.close()
      }
      next = source.next()
      // Its failure is met at the next pull, which may come late.
      next.catch(() => {})
    },
    async cancel() {
      leave.abort()
      await source.return().catch(() => {})
    },
  })
}
