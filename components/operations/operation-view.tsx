'use client'

import { SearchX } from 'lucide-react'
import Link from 'next/link'
import { useLive } from '@/components/live/use-live'
import { useNow } from '@/components/live/use-now'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { CopyButton } from '@/components/state/copy-button'
import { EmptyState } from '@/components/state/empty-state'
import { Fact } from '@/components/state/fact'
import { Duration } from '@/components/state/quantity'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { StateBadge } from '@/components/state/state-badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import type { Operation } from '@/lib/contracts/operations'
import { CancelButton } from './cancel-button'
import { OperationSteps } from './operation-steps'
import { OperationsSkeleton } from './operations-skeleton'
import { oneOperationEvents, operationQueries } from './queries'
import { sentenceOf } from './sentence'

/** One operation, live. @param mayCancel whether the person may operate. */
export function OperationView({ id, mayCancel }: { id: string; mayCancel: boolean }) {
  const live = useLive(operationQueries.one(id), oneOperationEvents(id))
  const operation = live.data
  return (
    <>
      <PageHeader
        parents={[{ label: 'Operations', href: '/operations' }]}
        title={operation ? sentenceOf(operation) : 'Operation'}
        state={operation ? <StateBadge state={operation.state} /> : null}
        actions={operation && mayCancel ? <CancelButton operation={operation} /> : null}
      />
      <PageBody>
        <SourceState
          reading={live}
          source="The console’s database"
          failure="The operation could not be read"
          stillWorks="If it is under way, it goes on."
          missing={<NoOperation />}
          skeleton={<OperationsSkeleton />}
        >
          {(found) => (
            <>
              <OperationFacts operation={found} />
              <Card>
                <CardHeader>
                  <CardTitle>Steps</CardTitle>
                </CardHeader>
                <CardContent>
                  <OperationSteps operation={found} />
                </CardContent>
              </Card>
            </>
          )}
        </SourceState>
      </PageBody>
    </>
  )
}

function NoOperation() {
  return (
    <EmptyState
      icon={SearchX}
      title="There is no such operation"
      action={
        <Button asChild>
          <Link href="/operations">See all operations</Link>
        </Button>
      }
    >
      Operations are kept for 90 days.
    </EmptyState>
  )
}

function OperationFacts({ operation }: { operation: Operation }) {
  const { id, kind, target, actorName, cancelledBy, cancelRequestedAt, createdAt, finishedAt } = operation
  const now = useNow()
  const tookMs = Math.max(0, (finishedAt === null ? now : Date.parse(finishedAt)) - Date.parse(createdAt))
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3 text-sm">
      <Fact label="Asked by">{actorName}</Fact>
      <Fact label="Asked">
        <RelativeTime at={createdAt} />
      </Fact>
      <Fact label={finishedAt === null ? 'Running for' : 'Took'}>
        <span suppressHydrationWarning>
          <Duration valueMs={tookMs} />
        </span>
      </Fact>
      <Fact label="Target">
        {kind.startsWith('service.') ? (
          <Link href={`/stack/${encodeURIComponent(target)}`} className="underline underline-offset-4">
            {target}
          </Link>
        ) : (
          target
        )}
      </Fact>
      {cancelledBy === null || cancelRequestedAt === null ? null : (
        <Fact label="Cancelled by">
          {cancelledBy}, <RelativeTime at={cancelRequestedAt} />
        </Fact>
      )}
      <Fact label="Kind">
        <span className="font-mono text-xs">{kind}</span>
      </Fact>
      <Fact label="Id">
        <span className="inline-flex max-w-full items-center gap-1">
          <span className="wrap-anywhere font-mono text-xs">{id}</span>
          <CopyButton text={id} label="Copy id" className="-my-1.5" />
        </span>
      </Fact>
    </dl>
  )
}
