import { z } from 'zod'
import { type AuditEvent, type AuditFilter, type AuditQuery, auditOutcomes } from '@/lib/contracts/audit'
import { fromCursor, toPage } from '@/lib/server/cursor'
import { getDatabase } from '@/lib/server/db'
import type { Prisma } from '@/lib/server/generated/prisma/client'

const actorKinds = ['person', 'token', 'cli', 'anonymous', 'system'] as const

type AuditRow = Prisma.AuditEventGetPayload<object>

const positionSchema = z.string().regex(/^\d{1,18}$/)

/** Events, the newest first, in the order in which they were begun whatever the clock did. */
export async function listEvents({
  limit,
  cursor,
  ...filter
}: AuditQuery): Promise<{ items: AuditEvent[]; nextCursor: string | null }> {
  const before = cursor === undefined ? undefined : BigInt(fromCursor(cursor, positionSchema))
  const rows = await readEvents(filter, { before, take: limit + 1 })
  return toPage(rows, limit, { toItem: toAuditEvent, positionOf: ({ seq }) => String(seq) })
}

/** Rows behind a place in the log, the newest first. */
export function readEvents(
  filter: AuditFilter,
  { before, take }: { before: bigint | undefined; take: number },
): Promise<AuditRow[]> {
  return getDatabase().auditEvent.findMany({
    where: { ...toWhere(filter), ...(before === undefined ? {} : { seq: { lt: before } }) },
    orderBy: { seq: 'desc' },
    take,
  })
}

function toWhere({ actor, action, outcome, search, from, to }: AuditFilter): Prisma.AuditEventWhereInput {
  const at = {
    ...(from === undefined ? {} : { gte: new Date(from) }),
    ...(to === undefined ? {} : { lt: new Date(to) }),
  }
  const part = { contains: search ?? '', mode: 'insensitive' } as const
  return {
    ...(actor === undefined ? {} : { actor }),
    ...(action === undefined ? {} : { action: action.endsWith('.') ? { startsWith: action } : action }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(Object.keys(at).length === 0 ? {} : { at }),
    ...(search === undefined
      ? {}
      : { OR: [{ actorName: part }, { action: part }, { target: part }, { address: part }] }),
  }
}

export function toAuditEvent(row: AuditRow): AuditEvent {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: {
      id: row.actor,
      name: row.actorName,
      kind: z.enum(actorKinds).parse(row.actorKind),
      tokenName: row.tokenName,
    },
    address: row.address,
    action: row.action,
    target: row.target,
    before: row.before ?? null,
    after: row.after ?? null,
    outcome: z.enum(auditOutcomes).parse(row.outcome),
    errorCode: row.errorCode,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    requestId: row.requestId,
  }
}
