import { RelativeTime } from '@/components/state/relative-time'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { AccountSession } from '@/lib/contracts/account'
import { nameBrowser } from './name-browser'

interface SessionRowProps {
  session: AccountSession
  isEnding: boolean
  onEnd: () => void
}

/** Where someone is signed in, with its end; the one in use is ended by signing out. */
export function SessionRow({ session, isEnding, onEnd }: SessionRowProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0">
        <p className="flex items-center gap-2 text-sm">
          <span className="truncate" title={session.userAgent ?? undefined}>
            {nameBrowser(session.userAgent)}
          </span>
          {session.current ? <Badge tone="outline">this one</Badge> : null}
        </p>
        <p className="text-muted-foreground text-sm">
          {session.ipAddress ?? 'unknown address'} · signed in <RelativeTime at={session.createdAt} /> · ends{' '}
          <RelativeTime at={session.expiresAt} />
        </p>
      </div>
      {session.current ? null : (
        <Button variant="danger" size="sm" onClick={onEnd} disabled={isEnding}>
          End session
        </Button>
      )}
    </li>
  )
}
