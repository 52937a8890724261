import { type inferParserType, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { operationStates } from '@/lib/contracts/operation-states'
import type { Operation } from '@/lib/contracts/operations'

/** How far back, by the word for it in the URL. */
export const periods = {
  hour: { label: 'Last hour', ms: 3_600_000 },
  day: { label: 'Last 24 hours', ms: 86_400_000 },
  week: { label: 'Last 7 days', ms: 604_800_000 },
  month: { label: 'Last 30 days', ms: 2_592_000_000 },
} as const

export type Period = keyof typeof periods

/** The filters as they stand in the URL. */
export const filterParsers = {
  state: parseAsStringLiteral(operationStates),
  kind: parseAsString,
  target: parseAsString,
  actor: parseAsString,
  period: parseAsStringLiteral(Object.keys(periods) as Period[]),
}

/** What is asked for; null where it does not matter. */
export type OperationFilters = inferParserType<typeof filterParsers>

/** The filters as the API takes them. */
export function toQuery({ state, kind, target, actor, period }: OperationFilters, nowMs = Date.now()) {
  return {
    ...(state === null ? {} : { state }),
    ...(kind === null ? {} : { kind }),
    ...(target === null ? {} : { target }),
    ...(actor === null ? {} : { actor }),
    ...(period === null ? {} : { from: new Date(nowMs - periods[period].ms).toISOString() }),
  }
}

function matches(operation: Operation, filters: OperationFilters, nowMs: number): boolean {
  const { from, ...exact } = toQuery(filters, nowMs)
  if (from !== undefined && operation.createdAt < from) return false
  return Object.entries(exact).every(([field, value]) => operation[field as keyof typeof exact] === value)
}

/**
 * What was listed, with what is newer: an operation that goes on is shown as it is now, one that fits no more is left out, and one that was
 * asked for since is added. The newest first.
 */
export function withNewest(
  listed: readonly Operation[],
  newest: readonly Operation[],
  filters: OperationFilters,
  nowMs = Date.now(),
): Operation[] {
  const byId = new Map(listed.map((operation) => [operation.id, operation]))
  const firstListed = listed[0]
  for (const operation of newest) {
    const known = byId.get(operation.id)
    if (known === undefined && firstListed !== undefined && isBefore(operation, firstListed)) continue
    if (known === undefined || operation.updatedAt >= known.updatedAt) byId.set(operation.id, operation)
  }
  return [...byId.values()]
    .filter((operation) => matches(operation, filters, nowMs))
    .sort((left, right) => (isBefore(left, right) ? 1 : -1))
}

function isBefore(left: Operation, right: Operation): boolean {
  return left.createdAt === right.createdAt ? left.id < right.id : left.createdAt < right.createdAt
}
