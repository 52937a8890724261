'use client'

import { useNow } from '@/components/live/use-now'
import { formatDuration, formatUtc } from '@/lib/utils/format'
import { Dash } from './words'

/** How long the oldest file has waited. */
export function Lag({ since, isKnown }: { since: string | null; isKnown: boolean }) {
  const now = useNow()
  if (since === null) return isKnown ? <span className="text-muted-foreground">none</span> : <Dash />
  const waitedMs = Math.max(0, Math.floor((now - Date.parse(since)) / 1_000) * 1_000)
  return (
    // The server's second is not the browser's.
    <span data-numeric title={formatUtc(new Date(since))} suppressHydrationWarning>
      {formatDuration(waitedMs)}
    </span>
  )
}
