'use client'

import { CircleX, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { ApiError } from '@/lib/api-client'
import { cn } from '@/lib/utils/cn'
import { CopyButton } from './copy-button'

interface ErrorStateProps {
  error: unknown
  /** What was wanted: “The tables could not be read”. */
  title: string
  /** What still works, and what to do. */
  children?: ReactNode
  onRetry?: () => void
  className?: string
}

interface Described {
  detail: string
  requestId: string | null
}

function explain(error: unknown): Described {
  if (error instanceof ApiError) {
    const { detail, title, requestId } = error.problem
    return { detail: detail === undefined ? `${title}.` : detail, requestId: requestId === '–' ? null : requestId }
  }
  if (typeof error === 'object' && error !== null && 'title' in error && typeof error.title === 'string') {
    const detail = 'detail' in error && typeof error.detail === 'string' ? error.detail : `${error.title}.`
    const requestId = 'requestId' in error && typeof error.requestId === 'string' ? error.requestId : null
    return { detail, requestId: requestId === '–' ? null : requestId }
  }
  const digest = error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null
  return { detail: 'Something in the console failed. Its log has the cause.', requestId: digest }
}

/** What happened, what still works, what to do, and an id to copy. */
export function ErrorState({ error, title, children, onRetry, className }: ErrorStateProps) {
  const { detail, requestId } = explain(error)
  return (
    <div
      role="alert"
      className={cn('mx-auto flex max-w-lg flex-col items-center gap-1 px-4 py-12 text-center', className)}
    >
      <div className="mb-3 grid size-10 place-items-center rounded-md bg-failing-soft">
        <CircleX className="size-5 text-failing" aria-hidden />
      </div>
      <h2 className="font-medium text-base">{title}</h2>
      <p className="text-balance text-muted-foreground text-sm">{detail}</p>
      {children ? <div className="text-balance text-muted-foreground text-sm">{children}</div> : null}
      {onRetry ? (
        <Button className="mt-4" onClick={onRetry}>
          <RotateCw aria-hidden />
          Try again
        </Button>
      ) : null}
      {requestId ? (
        <p className="mt-3 flex items-center gap-1 font-mono text-muted-foreground text-xs">
          {requestId}
          <CopyButton text={requestId} label="Copy request id" />
        </p>
      ) : null}
    </div>
  )
}
