'use client'

import { useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import Link from 'next/link'
import { useLive } from '@/components/live/use-live'
import { dagsEvents, pipelineQueries } from '@/components/pipelines/queries'
import { serviceEvents, serviceQueries } from '@/components/stack/queries'
import { readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { StateBadge } from '@/components/state/state-badge'
import { tableQueries } from '@/components/tables/queries'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import type { Dag } from '@/lib/contracts/pipelines'
import { type Attention, dagsInNeed, servicesInNeed, sourceInNeed } from './attention'

/** Whether everything is well; if not, what needs someone. */
export function Verdict() {
  const services = useLive(serviceQueries.list(), serviceEvents)
  const dags = useLive(pipelineQueries.dags(), dagsEvents)
  const tables = readingOf(useQuery(tableQueries.schemas()))
  const needs = [
    ...sourceInNeed('Services', '/stack', services),
    ...servicesInNeed(services.data ?? []),
    ...sourceInNeed('Pipelines', '/pipelines', dags),
    ...dagsInNeed(dags.data ?? []),
    ...sourceInNeed('Tables', '/tables', tables),
  ]
  if (needs.length > 0) return <Needs needs={needs} />
  if (services.isPending || dags.isPending || tables.isPending)
    return <Skeleton aria-hidden className="h-[66px] w-full" />
  return <AllWell dags={dags.data ?? []} />
}

function AllWell({ dags }: { dags: readonly Dag[] }) {
  const last = dags
    .flatMap(({ displayName, lastRun }) => (lastRun?.endedAt ? [{ displayName, endedAt: lastRun.endedAt }] : []))
    .sort((left, right) => right.endedAt.localeCompare(left.endedAt))[0]
  return (
    <Card className="flex items-center gap-3 px-4 py-3">
      <CircleCheck className="size-5 shrink-0 text-ok" aria-hidden />
      <div className="min-w-0">
        <h2 className="font-medium text-base">Everything is well</h2>
        <p className="wrap-anywhere text-muted-foreground text-sm">
          Every service is healthy and no pipeline’s last run failed
          {last ? (
            <>
              ; {last.displayName} ran last, <RelativeTime at={last.endedAt} />
            </>
          ) : null}
          .
        </p>
      </div>
    </Card>
  )
}

function Needs({ needs }: { needs: Attention[] }) {
  return (
    <Card className="border-attention/40">
      <CardHeader>
        <CardTitle>
          {needs.length === 1 ? 'One thing needs attention' : `${needs.length} things need attention`}
        </CardTitle>
      </CardHeader>
      <ul className="max-h-80 divide-y overflow-y-auto">
        {needs.map(({ key, href, text, reason, state }) => (
          <li key={key}>
            <Link
              href={href}
              className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-0.5 px-4 py-2 text-sm hover:bg-hover focus-visible:outline-offset-[-2px]"
            >
              <span className="wrap-anywhere min-w-0 font-medium">{text}</span>
              <span className="wrap-anywhere min-w-0 flex-1 basis-40 text-muted-foreground">{reason}</span>
              <StateBadge state={state} />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
