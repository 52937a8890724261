import { parseAsString, parseAsStringLiteral } from 'nuqs/server'
import type { AuditFilter, AuditOutcome } from '@/lib/contracts/audit'

/** In the order in which one looks for them. */
export const outcomes = [
  'succeeded',
  'failed',
  'refused',
  'unknown',
  'pending',
] as const satisfies readonly AuditOutcome[]

const hourMs = 3_600_000

/** Spans that end now, in milliseconds. */
export const spans = {
  '1h': { label: 'Last hour', lengthMs: hourMs },
  '24h': { label: 'Last 24 hours', lengthMs: 24 * hourMs },
  '7d': { label: 'Last 7 days', lengthMs: 7 * 24 * hourMs },
  '30d': { label: 'Last 30 days', lengthMs: 30 * 24 * hourMs },
} as const

export type Span = keyof typeof spans

const spanNames = Object.keys(spans) as [Span, ...Span[]]

/** What of the log is shown, as the address tells. */
export const auditParsers = {
  q: parseAsString.withDefault(''),
  actor: parseAsString,
  action: parseAsString,
  outcome: parseAsStringLiteral(outcomes),
  last: parseAsStringLiteral(spanNames),
  /** From when to when, in UTC; used when `last` is not there. */
  from: parseAsString,
  to: parseAsString,
}

export interface AuditState {
  q: string
  actor: string | null
  action: string | null
  outcome: AuditOutcome | null
  last: Span | null
  from: string | null
  to: string | null
}

export function isNarrowed({ q, ...others }: AuditState): boolean {
  return q.trim() !== '' || Object.values(others).some((value) => value !== null)
}

/** A field for date and time says nothing of the zone: here all times are UTC. */
export function toInstant(text: string | null): string | null {
  if (!text) return null
  const time = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

/** The API's filter. @param now where a span ends, Unix milliseconds. */
export function toAuditFilter({ q, actor, action, outcome, last, from, to }: AuditState, now: number): AuditFilter {
  const search = q.trim().slice(0, 200)
  const begin = last === null ? toInstant(from) : new Date(now - spans[last].lengthMs).toISOString()
  const end = last === null ? toInstant(to) : null
  return {
    ...(search === '' ? {} : { search }),
    ...(actor ? { actor: actor.slice(0, 100) } : {}),
    ...(action ? { action: action.slice(0, 100) } : {}),
    ...(outcome ? { outcome } : {}),
    ...(begin ? { from: begin } : {}),
    ...(end ? { to: end } : {}),
  }
}

/** The address of one event: of the millisecond in which it was begun, so that it is found however long the log is. */
export function eventHref({ id, at }: { id: string; at: string }): string {
  const to = new Date(Date.parse(at) + 1).toISOString()
  return `/settings/audit?${new URLSearchParams({ from: at, to, event: id })}`
}

/** Where a filter's events are downloaded. */
export function exportHref(filter: AuditFilter, format: 'csv' | 'ndjson'): string {
  return `/api/v1/audit/export?${new URLSearchParams({ ...filter, format })}`
}
