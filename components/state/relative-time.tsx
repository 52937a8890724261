'use client'

import { useNow } from '@/components/live/use-now'
import { formatRelative, formatUtc } from '@/lib/utils/format'

/** `3 min ago`, kept current; the exact UTC on hover. */
export function RelativeTime({ at, className }: { at: string | Date; className?: string }) {
  const now = useNow()
  const instant = typeof at === 'string' ? new Date(at) : at
  return (
    // The server's second is not the browser's.
    <time dateTime={instant.toISOString()} title={formatUtc(instant)} className={className} suppressHydrationWarning>
      {formatRelative(instant, new Date(now))}
    </time>
  )
}
