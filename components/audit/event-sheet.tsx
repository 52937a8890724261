'use client'

import { Link2, SearchX } from 'lucide-react'
import { CopyButton } from '@/components/state/copy-button'
import { EmptyState } from '@/components/state/empty-state'
import { FactRow } from '@/components/state/fact'
import { Duration } from '@/components/state/quantity'
import { RelativeTime } from '@/components/state/relative-time'
import { StateBadge } from '@/components/state/state-badge'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from '@/components/ui/sheet'
import { confirm } from '@/components/ui/toast'
import type { AuditOutcome } from '@/lib/contracts/audit'
import { errorCodes } from '@/lib/errors'
import { ActorName } from './actor-name'
import { ChangeTable } from './change-table'
import { type AuditState, eventHref } from './filter'
import type { ShownEvent } from './queries'

const explanations: Record<AuditOutcome, string> = {
  pending: 'It is under way.',
  succeeded: 'It was done.',
  failed: 'It was tried, and was not done.',
  refused: 'It was not even tried: who asked may not.',
  unknown: 'Nobody can tell whether it was done: the console, or what it asked, stopped in its midst.',
}

interface EventSheetProps {
  /** Null where it is not among the events that are shown. */
  event: ShownEvent | null
  onClose: () => void
  onFilter: (change: Partial<AuditState>) => void
}

/** All that the log keeps of one event. */
export function EventSheet({ event, onClose, onFilter }: EventSheetProps) {
  return (
    <Sheet open onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent>{event ? <Event event={event} onFilter={onFilter} /> : <NoEvent />}</SheetContent>
    </Sheet>
  )
}

function NoEvent() {
  return (
    <>
      <SheetTitle className="sr-only">An event</SheetTitle>
      <SheetDescription className="sr-only">It is not shown</SheetDescription>
      <EmptyState icon={SearchX} title="The event is not among those shown">
        Load more of the log, or clear its filters. It may be older than the log is kept.
      </EmptyState>
    </>
  )
}

function Event({ event, onFilter }: { event: ShownEvent; onFilter: EventSheetProps['onFilter'] }) {
  const { at, actor, address, action, target, outcome, errorCode, finishedAt, requestId, before, after } = event
  const copyLink = () =>
    void navigator.clipboard.writeText(window.location.origin + eventHref(event)).then(() => confirm('Link copied'))
  return (
    <>
      <SheetHeader>
        <SheetTitle className="wrap-anywhere font-mono font-normal">{action}</SheetTitle>
        <SheetDescription className="flex flex-wrap items-center gap-2">
          <StateBadge state={outcome} />
          <span>{explanations[outcome]}</span>
        </SheetDescription>
      </SheetHeader>
      <div className="grid gap-6 overflow-y-auto p-4">
        <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[8rem_1fr]">
          <FactRow label="When">
            {at.replace('T', ' ').replace('Z', ' UTC')}{' '}
            <span className="text-muted-foreground">
              (<RelativeTime at={at} />)
            </span>
          </FactRow>
          {finishedAt === null ? null : (
            <FactRow label="Took">
              <Duration valueMs={Math.max(0, Date.parse(finishedAt) - Date.parse(at))} />
            </FactRow>
          )}
          <FactRow label="Who">
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="wrap-anywhere">
                <ActorName actor={actor} />
              </span>
              <Badge tone="outline">{actor.kind}</Badge>
              <Button variant="link" size="sm" onClick={() => onFilter({ actor: actor.id })}>
                Only theirs
              </Button>
            </span>
          </FactRow>
          <FactRow label="From">
            <span className="font-mono text-xs">{address}</span>
          </FactRow>
          <FactRow label="On">
            <span className="wrap-anywhere whitespace-pre-wrap font-mono text-xs">{target}</span>
          </FactRow>
          {errorCode === null ? null : (
            <FactRow label="Because">
              {errorCode in errorCodes ? `${errorCodes[errorCode as keyof typeof errorCodes].title} ` : ''}
              <span className="font-mono text-muted-foreground text-xs">{errorCode}</span>
            </FactRow>
          )}
          <FactRow label="Request">
            <span className="inline-flex max-w-full items-center gap-1">
              <span className="wrap-anywhere font-mono text-xs">{requestId}</span>
              <CopyButton text={requestId} label="Copy request id" />
            </span>
          </FactRow>
        </dl>
        <section className="grid gap-2">
          <h2 className="font-medium text-sm">What it changed</h2>
          <ChangeTable before={before} after={after} />
        </section>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={copyLink}>
            <Link2 aria-hidden />
            Copy link
          </Button>
          <Button size="sm" onClick={() => onFilter({ action })}>
            Only {action}
          </Button>
        </div>
      </div>
    </>
  )
}
