'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { SearchX, Send } from 'lucide-react'
import { FormError } from '@/components/account/form-error'
import { CopyButton } from '@/components/state/copy-button'
import { EmptyState } from '@/components/state/empty-state'
import { FactRow } from '@/components/state/fact'
import { Duration } from '@/components/state/quantity'
import { readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { StateBadge } from '@/components/state/state-badge'
import { Button } from '@/components/ui/button'
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from '@/components/ui/sheet'
import { Skeleton } from '@/components/ui/skeleton'
import { api, unwrap } from '@/lib/api-client'
import type { WebhookAttempt, WebhookDeliveryDetails } from '@/lib/contracts/webhooks'
import { eventWords } from './event-words'
import { webhookQueries } from './queries'

/** One delivery: what was sent, and what came of each try. It is followed while it is on its way. */
export function DeliverySheet({ id, onClose }: { id: string; onClose: () => void }) {
  const delivery = useQuery(webhookQueries.delivery(id))
  return (
    <Sheet open onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent>
        <SheetHeader>
          <SheetTitle className="wrap-anywhere font-mono font-normal">
            {delivery.data?.eventType ?? 'A delivery'}
          </SheetTitle>
          <SheetDescription className="flex flex-wrap items-center gap-2">
            {delivery.data ? (
              <>
                <StateBadge state={delivery.data.state} />
                <Progress delivery={delivery.data} />
              </>
            ) : (
              'What was sent, and what came of it'
            )}
          </SheetDescription>
        </SheetHeader>
        <div className="grid gap-6 overflow-y-auto p-4">
          <SourceState
            reading={readingOf(delivery)}
            source="The console’s database"
            failure="The delivery could not be read"
            missing={
              <EmptyState icon={SearchX} title="There is no such delivery">
                Deliveries are kept for 30 days.
              </EmptyState>
            }
            skeleton={<Skeleton className="h-64 w-full" />}
          >
            {(shown) => <Delivery delivery={shown} />}
          </SourceState>
        </div>
      </SheetContent>
    </Sheet>
  )
}

function Progress({ delivery: { state, tries, nextAttemptAt } }: { delivery: WebhookDeliveryDetails }) {
  const times = tries === 1 ? '1 try' : `${tries} tries`
  if (state === 'succeeded') return <span>Taken after {times}.</span>
  if (state === 'failed') return <span>Given up after {times}.</span>
  if (tries === 0 || nextAttemptAt === null) return <span>On its way.</span>
  return (
    <span>
      {times} so far; the next <RelativeTime at={nextAttemptAt} />.
    </span>
  )
}

function Delivery({ delivery }: { delivery: WebhookDeliveryDetails }) {
  const { id, eventType, subject, eventId, createdAt, payload, attempts, state } = delivery
  const client = useQueryClient()
  const replay = useMutation({
    mutationFn: () => unwrap(api.POST('/webhooks/deliveries/{id}/replay', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: webhookQueries.all }),
  })
  return (
    <>
      <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[8rem_1fr]">
        <FactRow label="What">{eventWords[eventType]}</FactRow>
        <FactRow label="About">
          <span className="wrap-anywhere">{subject}</span>
        </FactRow>
        <FactRow label="Happened">
          <RelativeTime at={createdAt} />
        </FactRow>
        <FactRow label="webhook-id">
          <span className="inline-flex max-w-full items-center gap-1">
            <span className="wrap-anywhere font-mono text-xs">{eventId}</span>
            <CopyButton text={eventId} label="Copy webhook-id" />
          </span>
        </FactRow>
      </dl>
      <section className="grid min-w-0 gap-2">
        <div className="flex items-center justify-between gap-2">
          <h2 className="font-medium text-sm">What is sent</h2>
          <CopyButton text={payload} label="Copy what is sent" />
        </div>
        <Text text={indent(payload)} label="What is sent" />
      </section>
      <section className="grid min-w-0 gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="font-medium text-sm">Tries</h2>
          <Button size="sm" disabled={replay.isPending} onClick={() => replay.mutate()}>
            <Send aria-hidden />
            {state === 'pending' ? 'Send now' : 'Send again'}
          </Button>
        </div>
        <FormError error={replay.error} />
        {attempts.length === 0 ? (
          <p className="text-muted-foreground text-sm">It has not been tried yet.</p>
        ) : (
          <ol className="grid gap-3">
            {attempts.map((attempt) => (
              <Attempt key={attempt.at} attempt={attempt} />
            ))}
          </ol>
        )}
      </section>
    </>
  )
}

function Attempt({ attempt: { at, durationMs, status, error, response } }: { attempt: WebhookAttempt }) {
  return (
    <li className="grid min-w-0 gap-2 rounded-md border p-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StateBadge state={error === null ? 'succeeded' : 'failed'} />
        {status === null ? null : <span className="font-mono">{status}</span>}
        <span className="text-muted-foreground">
          <RelativeTime at={at} />, <Duration valueMs={durationMs} />
        </span>
      </div>
      {error === null ? null : <p className="wrap-anywhere">{error}</p>}
      {response === null || response === '' ? null : <Text text={response} label="What the receiver answered" />}
    </li>
  )
}

/** What machines say to each other. */
function Text({ text, label }: { text: string; label: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must get there
      tabIndex={0}
      className="max-h-80 overflow-auto rounded-md border bg-surface p-3"
    >
      <pre className="whitespace-pre-wrap break-all font-mono text-xs">{text}</pre>
    </section>
  )
}

function indent(json: string): string {
  return JSON.stringify(JSON.parse(json), null, 2)
}
