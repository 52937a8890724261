'use client'

import Link from 'next/link'
import { useLive } from '@/components/live/use-live'
import { useNow } from '@/components/live/use-now'
import { OperationSteps } from '@/components/operations/operation-steps'
import { operationEvents, operationHref, operationQueries } from '@/components/operations/queries'
import { sentenceOf } from '@/components/operations/sentence'
import { StateBadge } from '@/components/state/state-badge'

/** How long the end of an operation stays in view, in milliseconds. */
const afterglowMs = 20_000
const failureAfterglowMs = 300_000

/** What is being done to services just now, and how it just ended. @param name only this service. */
export function ServiceProgress({ name }: { name?: string }) {
  const live = useLive(operationQueries.newest(), operationEvents)
  const now = useNow()
  const shown = (live.data ?? []).filter(({ kind, target, state, finishedAt }) => {
    if (!kind.startsWith('service.') || (name !== undefined && target !== name)) return false
    if (finishedAt === null) return state === 'running'
    return now - Date.parse(finishedAt) < (state === 'succeeded' ? afterglowMs : failureAfterglowMs)
  })
  if (shown.length === 0) return null
  return (
    <ul aria-label="Under way" aria-live="polite" className="divide-y rounded-md border bg-raised">
      {shown.map((operation) => (
        <li key={operation.id} className="grid grid-cols-1 gap-3 px-4 py-3">
          <div className="flex items-center justify-between gap-4">
            <Link
              href={operationHref(operation.id)}
              prefetch={false}
              className="truncate rounded-sm font-medium text-sm hover:underline"
            >
              {sentenceOf(operation)}
            </Link>
            <StateBadge state={operation.state} />
          </div>
          <OperationSteps operation={operation} />
        </li>
      ))}
    </ul>
  )
}
