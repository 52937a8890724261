'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useLive } from '@/components/live/use-live'
import { operationEvents, operationHref, operationQueries } from '@/components/operations/queries'
import { sentenceOf } from '@/components/operations/sentence'
import { dagHref, dagsEvents, pipelineQueries } from '@/components/pipelines/queries'
import { serviceEvents, serviceQueries } from '@/components/stack/queries'
import { type Reading, readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { StateBadge, StateIcon } from '@/components/state/state-badge'
import { tableHref, tableQueries } from '@/components/tables/queries'
import type { Dag } from '@/lib/contracts/pipelines'
import { formatBytes, formatInteger } from '@/lib/utils/format'
import { LinesSkeleton } from './lines-skeleton'
import { OverviewCard, OverviewNote } from './overview-card'
import { Verdict } from './verdict'

/** How many lines a card has; the rest is behind its title. */
const lines = 8

/** How the lakehouse is: what needs someone first, then what ran and what there is. */
export function Overview() {
  return (
    <>
      <Verdict />
      <div className="grid gap-6 lg:grid-cols-2">
        <ServicesCard />
        <PipelinesCard />
        <TablesCard />
        <OperationsCard />
      </div>
    </>
  )
}

function ServicesCard() {
  const live = useLive(serviceQueries.list(), serviceEvents)
  const lasting = live.data?.filter((service) => !service.isOneShot) ?? []
  const healthy = lasting.filter(({ state }) => state === 'healthy').length
  const memoryBytes = lasting.reduce((sum, service) => sum + (service.memoryBytes ?? 0), 0)
  return (
    <OverviewCard
      title="Services"
      href="/stack"
      summary={
        live.data === null
          ? undefined
          : `${healthy} of ${lasting.length} healthy · ${formatBytes(memoryBytes)} of memory`
      }
    >
      <LiveBody live={live} source="Docker" skeletonLines={6}>
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] p-2">
          {lasting.map(({ name, state }) => (
            <li key={name} className="min-w-0">
              <Link
                href={`/stack/${name}`}
                prefetch={false}
                className="flex h-8 items-center gap-2 rounded-sm px-2 text-sm hover:bg-hover"
              >
                <StateIcon state={state} />
                <span className="truncate">{name}</span>
                {state === 'healthy' ? null : <span className="ml-auto text-muted-foreground text-xs">{state}</span>}
              </Link>
            </li>
          ))}
        </ul>
      </LiveBody>
    </OverviewCard>
  )
}

function PipelinesCard() {
  const live = useLive(pipelineQueries.dags(), dagsEvents)
  const dags = live.data?.toSorted(byLastRun) ?? []
  return (
    <OverviewCard
      title="Pipelines"
      href="/pipelines"
      summary={live.data === null ? undefined : formatInteger(dags.length)}
    >
      <LiveBody live={live} source="Airflow">
        {dags.length === 0 ? (
          <OverviewNote>Airflow knows no pipeline yet. One appears when its file is in dags/.</OverviewNote>
        ) : (
          <Lines>
            {dags.slice(0, lines).map(({ dagId, displayName, lastRun }) => (
              <Line
                key={dagId}
                href={dagHref(dagId)}
                name={displayName}
                at={lastRun?.endedAt ?? lastRun?.startedAt ?? lastRun?.queuedAt ?? null}
                end={
                  lastRun ? (
                    <StateBadge state={lastRun.state} />
                  ) : (
                    <span className="text-muted-foreground text-sm">never ran</span>
                  )
                }
              />
            ))}
          </Lines>
        )}
      </LiveBody>
    </OverviewCard>
  )
}

/** Failed runs first, then the latest. */
function byLastRun(left: Dag, right: Dag): number {
  const failed = (dag: Dag) => Number(dag.lastRun?.state === 'failed')
  const queuedAt = (dag: Dag) => Date.parse(dag.lastRun?.queuedAt ?? '') || 0
  return failed(right) - failed(left) || queuedAt(right) - queuedAt(left) || left.dagId.localeCompare(right.dagId)
}

function TablesCard() {
  const reading = readingOf(useQuery(tableQueries.schemas()))
  const tables = reading.data?.items.flatMap(({ name: schema, tables }) =>
    tables.map(({ name: table }) => ({ schema, table })),
  )
  return (
    <OverviewCard
      title="Tables"
      href="/tables"
      summary={tables === undefined ? undefined : formatInteger(tables.length)}
    >
      <LiveBody live={reading} source="Trino">
        {tables === undefined || tables.length === 0 ? (
          <OverviewNote>There is no table yet. A pipeline that writes one makes it appear.</OverviewNote>
        ) : (
          <Lines>
            {tables.slice(0, lines).map((table) => (
              <Line
                key={`${table.schema}.${table.table}`}
                href={tableHref(table)}
                name={table.table}
                end={<span className="max-w-[40%] truncate text-muted-foreground text-sm">{table.schema}</span>}
              />
            ))}
          </Lines>
        )}
      </LiveBody>
    </OverviewCard>
  )
}

function OperationsCard() {
  const live = useLive(operationQueries.newest(), operationEvents)
  const operations = live.data ?? []
  return (
    <OverviewCard title="Operations" href="/operations">
      <LiveBody live={live} source="Operations">
        {operations.length === 0 ? (
          <OverviewNote>Nothing was asked of the lakehouse yet.</OverviewNote>
        ) : (
          <Lines>
            {operations.slice(0, lines).map((operation) => (
              <Line
                key={operation.id}
                href={operationHref(operation.id)}
                name={sentenceOf(operation)}
                at={operation.createdAt}
                end={<StateBadge state={operation.state} />}
              />
            ))}
          </Lines>
        )}
      </LiveBody>
    </OverviewCard>
  )
}

function LiveBody({
  live,
  source,
  skeletonLines,
  children,
}: {
  live: Reading<unknown>
  source: string
  skeletonLines?: number
  children: ReactNode
}) {
  if (live.isPending) return <LinesSkeleton {...(skeletonLines ? { lines: skeletonLines } : {})} />
  if (live.data === null) {
    return <OverviewNote>{live.error?.detail ?? live.error?.title ?? `${source}: nothing read yet.`}</OverviewNote>
  }
  return (
    <>
      {live.isStale && live.at !== null ? (
        <p className="px-4 pt-3 text-muted-foreground text-xs">
          {source}: last read <RelativeTime at={live.at} />
        </p>
      ) : null}
      <div data-stale={live.isStale} className="data-[stale=true]:opacity-60 data-[stale=true]:saturate-50">
        {children}
      </div>
    </>
  )
}

function Lines({ children }: { children: ReactNode }) {
  return <ul className="divide-y">{children}</ul>
}

function Line({ href, name, at = null, end }: { href: string; name: string; at?: string | null; end: ReactNode }) {
  return (
    <li>
      <Link
        href={href}
        className="flex min-h-10 items-center gap-4 px-4 py-2 hover:bg-hover focus-visible:outline-offset-[-2px]"
      >
        <span className="min-w-0 flex-1 truncate text-sm">{name}</span>
        {at === null ? null : <RelativeTime at={at} className="shrink-0 text-muted-foreground text-sm" />}
        {end}
      </Link>
    </li>
  )
}
