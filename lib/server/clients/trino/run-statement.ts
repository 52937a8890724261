import { AppError } from '@/lib/errors'
import { logger } from '@/lib/server/logger'
import { ask } from './ask'
import { decodeValue, parseAnswer, type TrinoAnswer } from './decode'
import { exchange } from './transport'

export interface TrinoColumn {
  name: string
  /** As SQL writes it: `decimal(18,2)`. */
  type: string
}

/** First the columns, once; then rows as they come, BIGINT and DECIMAL as strings. */
export type TrinoEvent = { columns: TrinoColumn[] } | { rows: unknown[][] }

interface StatementOptions {
  /** As whom it runs: a person's own user. Trino's rules and history know them by it. */
  user: string
  /** Ends the statement in Trino too. */
  signal?: AbortSignal
  /** How long the whole statement may take, in milliseconds. */
  timeoutMs: number
}

/** What Trino said about a statement that it did not run. */
export class TrinoStatementError extends Error {
  override readonly name = 'TrinoStatementError'
  /** Such as `TABLE_NOT_FOUND`. */
  readonly errorName: string

  constructor(errorName: string, message: string) {
    super(message)
    this.errorName = errorName
  }
}

/**
 * Runs one statement. Pages are asked for as they are taken, so a slow reader holds Trino back rather than our memory;
 * leaving early cancels the statement.
 *
 * @throws {AppError} `forbidden` or `query_failed` with Trino's words and a {@link TrinoStatementError} as cause when the user may not do
 *   this, or the statement is at fault;
 *   `upstream_error`, `upstream_unavailable` or `upstream_timeout` of `trino` when Trino is.
 */
export async function* runStatement(
  sql: string,
  { user, signal: callerSignal, timeoutMs }: StatementOptions,
): AsyncGenerator<TrinoEvent, void, undefined> {
  const timeout = AbortSignal.timeout(timeoutMs)
  const signal = callerSignal ? AbortSignal.any([callerSignal, timeout]) : timeout
  let nextPath: string | undefined
  let hasColumns = false
  try {
    let answer = await askStatement({ method: 'POST', path: '/v1/statement', body: sql, user, signal })
    for (;;) {
      nextPath = toPath(answer.nextUri)
      if (answer.error) throw toStatementError(answer.error)
      const { columns, data } = answer
      if (columns && !hasColumns) {
        hasColumns = true
        yield { columns: columns.map(({ name, type }) => ({ name, type })) }
      }
      if (data && data.length > 0) {
        yield {
          rows: data.map((row) => row.map((value, index) => decodeValue(value, columns?.[index]?.typeSignature))),
        }
      }
      if (nextPath === undefined) break
      answer = await askStatement({ method: 'GET', path: nextPath, user, signal })
    }
    if (!hasColumns) yield { columns: [] }
  } catch (error) {
    if (timeout.aborted && !(error instanceof AppError && error.cause instanceof TrinoStatementError)) {
      throw new AppError('upstream_timeout', {
        upstream: 'trino',
        detail: `The statement was cancelled: it took longer than ${Math.round(timeoutMs / 1_000)} s.`,
        cause: error,
      })
    }
    throw error
  } finally {
    if (nextPath !== undefined) await cancel(nextPath, user)
  }
}

/** All rows of a statement whose answer is known to be small. Throws as {@link runStatement} does. */
export async function queryRows(
  sql: string,
  options: StatementOptions,
): Promise<{ columns: TrinoColumn[]; rows: unknown[][] }> {
  let columns: TrinoColumn[] = []
  const rows: unknown[][] = []
  for await (const event of runStatement(sql, options)) {
    if ('columns' in event) columns = event.columns
    else rows.push(...event.rows)
  }
  return { columns, rows }
}

async function askStatement(input: Parameters<typeof ask>[0]): Promise<TrinoAnswer> {
  const text = await ask(input)
  try {
    return parseAnswer(text)
  } catch (cause) {
    throw new AppError('upstream_error', { upstream: 'trino', detail: 'Trino’s answer could not be read.', cause })
  }
}

// How Trino says that the rules forbid it to who may only read.
const filteredProcedure = 'ALTER TABLE EXECUTE is not supported for table with row filter'

function toStatementError({ message, errorName, errorType }: NonNullable<TrinoAnswer['error']>): AppError {
  const cause = new TrinoStatementError(errorName, message)
  if (errorName === 'PERMISSION_DENIED') return new AppError('forbidden', { upstream: 'trino', detail: message, cause })
  if (message.includes(filteredProcedure)) {
    const detail = 'Access Denied: Cannot execute procedures on this table'
    return new AppError('forbidden', { upstream: 'trino', detail, cause })
  }
  if (errorType === 'USER_ERROR' || errorType === 'INSUFFICIENT_RESOURCES') {
    return new AppError('query_failed', { upstream: 'trino', detail: message, cause })
  }
  if (errorName === 'SERVER_STARTING_UP' || errorName === 'NO_NODES_AVAILABLE') {
    return new AppError('upstream_unavailable', { upstream: 'trino', detail: 'Trino is still starting.', cause })
  }
  return new AppError('upstream_error', {
    upstream: 'trino',
    detail: `Trino could not run the statement (${errorName}). Its log has the cause.`,
    cause,
  })
}

function toPath(uri: string | undefined): string | undefined {
  if (uri === undefined) return undefined
  const { pathname, search } = new URL(uri)
  return pathname + search
}

async function cancel(path: string, user: string): Promise<void> {
  await exchange({ method: 'DELETE', path, user, signal: AbortSignal.timeout(5_000) }).catch((error: unknown) => {
    logger.warn({ err: error }, 'a statement could not be cancelled in Trino')
  })
}
