import type { Event } from '@/lib/server/generated/prisma/client'

/** The body of every try of an event, as Standard Webhooks lays it out. */
export function toPayload({ type, at, data }: Pick<Event, 'type' | 'at' | 'data'>): string {
  return JSON.stringify({ type, timestamp: at.toISOString(), data })
}
