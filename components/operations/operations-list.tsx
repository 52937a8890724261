'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { History, SearchX } from 'lucide-react'
import Link from 'next/link'
import { useLive } from '@/components/live/use-live'
import { useNow } from '@/components/live/use-now'
import { EmptyState } from '@/components/state/empty-state'
import { readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { StateBadge } from '@/components/state/state-badge'
import { Button } from '@/components/ui/button'
import type { Operation } from '@/lib/contracts/operations'
import { withNewest } from './filters'
import { OperationFilterBar } from './operation-filters'
import { OperationSteps } from './operation-steps'
import { OperationsSkeleton } from './operations-skeleton'
import { operationEvents, operationHref, operationQueries } from './queries'
import { sentenceOf } from './sentence'
import { useOperationFilters } from './use-operation-filters'

/** A minute, in milliseconds: a period that is filtered by moves on no faster. */
const minuteMs = 60_000
/** How often what still runs is read again where the stream of the newest does not reach it. */
const renewMs = 10_000

/** What was asked of the lakehouse, the newest first, live. */
export function OperationsList() {
  const state = useOperationFilters()
  const { filters } = state
  const nowMs = Math.ceil(useNow() / minuteMs) * minuteMs
  const live = useLive(operationQueries.newest(), operationEvents)
  const list = useInfiniteQuery({
    ...operationQueries.list(filters),
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some((operation) => operation.state === 'running')) ? renewMs : false,
  })
  const listed = list.data?.pages.flatMap(({ items }) => items)
  const operations = withNewest(listed ?? [], live.data ?? [], filters, nowMs)
  // The list is read again only while something runs; that its source is gone is seen by the stream.
  const reading = live.isStale ? { ...readingOf(list), at: live.at, error: live.error, isStale: true } : readingOf(list)
  return (
    <>
      <OperationFilterBar state={state} operations={operations} />
      <SourceState
        // What the stream has brought is there to be seen, also while the list is not.
        reading={{ ...reading, data: listed === undefined ? null : operations }}
        source="The console’s database"
        failure="The operations could not be read"
        stillWorks="What is under way goes on."
        skeleton={<OperationsSkeleton />}
      >
        {(shown) =>
          shown.length === 0 ? (
            <div className="rounded-md border bg-raised">
              {state.isNarrowed ? <NothingMatches onClear={state.clear} /> : <NothingAsked />}
            </div>
          ) : (
            <div className="grid min-w-0 gap-4">
              <ul className="divide-y rounded-md border bg-raised">
                {shown.map((operation) => (
                  <OperationRow key={operation.id} operation={operation} />
                ))}
              </ul>
              {list.hasNextPage ? (
                <Button
                  className="justify-self-center"
                  disabled={list.isFetchingNextPage}
                  onClick={() => void list.fetchNextPage()}
                >
                  {list.isFetchingNextPage ? 'Loading…' : 'Show older'}
                </Button>
              ) : null}
            </div>
          )
        }
      </SourceState>
    </>
  )
}

function NothingAsked() {
  return (
    <EmptyState
      icon={History}
      title="Nothing was asked yet"
      action={
        <Button asChild>
          <Link href="/stack">Go to the stack</Link>
        </Button>
      }
    >
      Starts, stops and restarts of services appear here, with their steps. They are kept for 90 days.
    </EmptyState>
  )
}

function NothingMatches({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState icon={SearchX} title="No operations match" action={<Button onClick={onClear}>Clear filters</Button>} />
  )
}

function OperationRow({ operation }: { operation: Operation }) {
  return (
    <li>
      <Link
        href={operationHref(operation.id)}
        prefetch={false}
        className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-hover focus-visible:outline-offset-[-2px] md:grid-cols-[minmax(0,1fr)_10rem_7rem_6rem]"
      >
        <span className="truncate font-medium text-sm">{sentenceOf(operation)}</span>
        <span
          className="truncate text-muted-foreground text-sm max-md:order-3"
          title={`Asked by ${operation.actorName}`}
        >
          {operation.actorName}
        </span>
        <span className="max-md:text-right">
          <StateBadge state={operation.state} />
        </span>
        <RelativeTime at={operation.createdAt} className="text-right text-muted-foreground text-sm max-md:order-4" />
      </Link>
      {operation.state === 'running' ? (
        <div className="px-4 pb-4">
          <OperationSteps operation={operation} />
        </div>
      ) : null}
    </li>
  )
}
