'use client'

import { ChevronDown, CircleAlert, CircleCheck, CircleDot, CircleMinus, CircleX, type LucideIcon } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useLive } from '@/components/live/use-live'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import type { ServiceEvent } from '@/lib/contracts/services'
import { cn } from '@/lib/utils/cn'
import { type ActivityTone, describeEvent } from './activity-words'
import { activityEvents, serviceQueries } from './queries'

const looks: Record<ActivityTone, { icon: LucideIcon; className: string }> = {
  ok: { icon: CircleCheck, className: 'text-ok' },
  attention: { icon: CircleAlert, className: 'text-attention' },
  failing: { icon: CircleX, className: 'text-failing' },
  working: { icon: CircleDot, className: 'text-working' },
  off: { icon: CircleMinus, className: 'text-off' },
}

/** What happened to the services' containers, the newest first, as Docker tells it. */
export function ActivityPanel() {
  const live = useLive(serviceQueries.activity(), activityEvents)
  const [isOpen, setIsOpen] = useState(true)
  return (
    <Card>
      <CardHeader>
        <CardTitle>Events</CardTitle>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-expanded={isOpen}
          aria-controls="activity"
          aria-label={isOpen ? 'Hide events' : 'Show events'}
          onClick={() => setIsOpen(!isOpen)}
        >
          <ChevronDown aria-hidden className={cn('transition-transform', !isOpen && '-rotate-90')} />
        </Button>
      </CardHeader>
      <div id="activity" hidden={!isOpen}>
        <SourceState
          reading={live}
          source="Docker’s events"
          service="docker-proxy"
          failure="What happens to the services could not be read"
          skeleton={<div className="h-24" aria-hidden />}
        >
          {(happenings) => <ActivityList events={happenings} />}
        </SourceState>
      </div>
    </Card>
  )
}

function ActivityList({ events }: { events: readonly ServiceEvent[] }) {
  return (
    <div>
      {events.some(({ service }) => service !== null) ? null : (
        <p className="px-4 pt-4 text-muted-foreground text-sm">
          Nothing has happened. What starts, stops, fails or changes its health appears here by itself.
        </p>
      )}
      <ol aria-label="Events, the newest first" className="max-h-80 divide-y overflow-auto">
        {events.map((event) => (
          <ActivityLine key={event.id} event={event} />
        ))}
      </ol>
    </div>
  )
}

function ActivityLine({ event }: { event: ServiceEvent }) {
  const { text, tone } = describeEvent(event)
  const { icon: Icon, className } = looks[tone]
  return (
    <li className="flex items-center gap-3 px-4 py-2 text-sm">
      <Icon aria-hidden className={cn('size-4 shrink-0', className)} />
      <span className="wrap-anywhere min-w-0 flex-1">
        {event.service === null ? (
          <span className="text-muted-foreground">{text}</span>
        ) : (
          <>
            <Link
              href={`/stack/${event.service}`}
              prefetch={false}
              className="font-medium underline decoration-transparent underline-offset-4 hover:decoration-current"
            >
              {event.service}
            </Link>{' '}
            {text}
          </>
        )}
      </span>
      <RelativeTime at={event.at} className="shrink-0 text-muted-foreground text-xs" />
    </li>
  )
}
