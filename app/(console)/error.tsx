'use client'

import { ErrorState } from '@/components/state/error-state'

export default function ConsoleError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <ErrorState error={error} title="This page could not be shown" onRetry={reset}>
      The other pages go on working.
    </ErrorState>
  )
}
