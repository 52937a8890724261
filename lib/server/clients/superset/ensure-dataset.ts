import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { requestSuperset, type Session, signIn } from './request'

/** As Superset's own start registers Trino. */
const databaseName = 'Lakehouse (Trino)'

const listAnswer = z.object({ result: z.array(z.object({ id: z.int() })) })
const createdAnswer = z.object({ id: z.int() })

/**
 * Makes a dataset of a table, or brings the columns of the one there is up to date.
 *
 * @returns its id.
 * @throws {AppError} an upstream's code of `superset`.
 */
export async function ensureDataset(
  { schema, table }: { schema: string; table: string },
  signal?: AbortSignal,
): Promise<number> {
  const session = await signIn(signal)
  const [database] = await list('database', [['database_name', 'eq', databaseName]], session, signal)
  if (!database) {
    throw new AppError('upstream_error', {
      upstream: 'superset',
      detail: `Superset has no database “${databaseName}”. Its one-shot makes it: ./lakehouse up`,
    })
  }
  const filters: Filter[] = [
    ['table_name', 'eq', table],
    ['schema', 'eq', schema],
    ['database', 'rel_o_m', database.id],
  ]
  const [known] = await list('dataset', filters, session, signal)
  if (known) {
    await requestSuperset(`/dataset/${known.id}/refresh`, z.unknown(), { session, method: 'PUT', signal })
    return known.id
  }
  const body = { database: database.id, schema, table_name: table }
  const created = await requestSuperset('/dataset/', createdAnswer, { session, method: 'POST', body, signal })
  return created.id
}

type Filter = readonly [column: string, operator: string, value: string | number]

async function list(what: string, filters: readonly Filter[], session: Session, signal?: AbortSignal) {
  const question = toRison({ columns: ['id'], filters: filters.map(([col, opr, value]) => ({ col, opr, value })) })
  const path = `/${what}/?q=${encodeURIComponent(question)}`
  return (await requestSuperset(path, listAnswer, { session, signal })).result
}

/** The notation in which Superset takes what it is asked. https://github.com/Nanonid/rison */
function toRison(value: unknown): string {
  if (Array.isArray(value)) return `!(${value.map(toRison).join(',')})`
  if (typeof value === 'object' && value !== null) {
    return `(${Object.entries(value)
      .map(([key, inner]) => `${key}:${toRison(inner)}`)
      .join(',')})`
  }
  return typeof value === 'number' ? String(value) : `'${String(value).replace(/[!']/g, '!$&')}'`
}
