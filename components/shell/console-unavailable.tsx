'use client'

import { DatabaseZap, RotateCw } from 'lucide-react'
import { EmptyState } from '@/components/state/empty-state'
import { Button } from '@/components/ui/button'

/** Shown in place of the whole console while its own database is away: nobody can be recognised without it. */
export function ConsoleUnavailable() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        icon={DatabaseZap}
        title="The console’s database cannot be reached"
        action={
          <Button variant="primary" onClick={() => window.location.reload()}>
            <RotateCw aria-hidden />
            Try again
          </Button>
        }
      >
        <p>The lakehouse itself goes on working. On the host, start the database again:</p>
        <code className="mt-3 inline-block rounded-md border bg-surface px-2 py-1 font-mono text-foreground text-sm">
          ./lakehouse up
        </code>
      </EmptyState>
    </main>
  )
}
