'use client'

import { History } from 'lucide-react'
import Link from 'next/link'
import { parseAsString, useQueryState } from 'nuqs'
import { useLive } from '@/components/live/use-live'
import { EmptyState } from '@/components/state/empty-state'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { StateBadge } from '@/components/state/state-badge'
import { Button } from '@/components/ui/button'
import type { Operation } from '@/lib/contracts/operations'
import { OperationSteps } from './operation-steps'
import { OperationsSkeleton } from './operations-skeleton'
import { operationEvents, operationQueries } from './queries'
import { sentenceOf } from './sentence'

/** What was asked of the lakehouse lately, live. */
export function OperationsList() {
  const live = useLive(operationQueries.newest(), operationEvents)
  const [opened, setOpened] = useQueryState('id', parseAsString)
  return (
    <SourceState
      reading={live}
      source="The console’s database"
      failure="The operations could not be read"
      stillWorks="What is under way goes on."
      skeleton={<OperationsSkeleton />}
    >
      {(operations) =>
        operations.length === 0 ? (
          <div className="rounded-md border bg-raised">
            <EmptyState
              icon={History}
              title="Nothing was asked yet"
              action={
                <Button asChild>
                  <Link href="/stack">Go to the stack</Link>
                </Button>
              }
            >
              Starts, stops and restarts of services appear here, with their steps.
            </EmptyState>
          </div>
        ) : (
          <ul className="divide-y rounded-md border bg-raised">
            {operations.map((operation) => (
              <OperationRow
                key={operation.id}
                operation={operation}
                isOpen={operation.id === opened || operation.state === 'running'}
                onToggle={() => void setOpened(operation.id === opened ? null : operation.id)}
              />
            ))}
          </ul>
        )
      }
    </SourceState>
  )
}

function OperationRow({
  operation,
  isOpen,
  onToggle,
}: {
  operation: Operation
  isOpen: boolean
  onToggle: () => void
}) {
  const detailsId = `operation-${operation.id}`
  return (
    <li>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={detailsId}
        onClick={onToggle}
        className="flex w-full flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 text-left hover:bg-hover focus-visible:outline-offset-[-2px]"
      >
        <span className="min-w-48 flex-1 truncate font-medium text-sm">{sentenceOf(operation)}</span>
        <StateBadge state={operation.state} />
        <RelativeTime at={operation.createdAt} className="w-24 text-right text-muted-foreground text-sm" />
      </button>
      {isOpen ? (
        <div id={detailsId} className="px-4 pb-4">
          <OperationSteps operation={operation} />
        </div>
      ) : null}
    </li>
  )
}
