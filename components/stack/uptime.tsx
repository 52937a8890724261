'use client'

import { useNow } from '@/components/live/use-now'
import type { Service } from '@/lib/contracts/services'
import { formatDuration, formatUtc } from '@/lib/utils/format'

/** How long a service has been up, kept current; when it started on hover. */
export function Uptime({ service: { startedAt } }: { service: Pick<Service, 'startedAt'> }) {
  const now = useNow()
  if (startedAt === null) return '–'
  const seconds = Math.max(0, Math.floor((now - Date.parse(startedAt)) / 1_000))
  return (
    // The server's second is not the browser's.
    <time data-numeric dateTime={startedAt} title={formatUtc(new Date(startedAt))} suppressHydrationWarning>
      {seconds < 10 ? `${seconds} s` : formatDuration(seconds * 1_000)}
    </time>
  )
}
