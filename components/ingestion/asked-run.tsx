'use client'

import { useQuery } from '@tanstack/react-query'
import { Play, X } from 'lucide-react'
import Link from 'next/link'
import { pipelineQueries, runHref } from '@/components/pipelines/queries'
import { StateBadge } from '@/components/state/state-badge'
import { Alert, AlertTitle } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { DagRun } from '@/lib/contracts/pipelines'

/** A run that someone here has asked for. */
export interface AskedRunState {
  run: DagRun
  /** What it does: “Reads 3 files again”. */
  what: string
}

const followMs = 2_000
const hasEnded = (state: string | undefined) => state === 'success' || state === 'failed'

/** What was just asked for and how far it is, with the way to its tasks and logs. */
export function AskedRun({ asked: { run, what }, onDismiss }: { asked: AskedRunState; onDismiss: () => void }) {
  const live = useQuery({
    ...pipelineQueries.run(run.dagId, run.dagRunId),
    refetchInterval: ({ state }) => (hasEnded(state.data?.data?.run.state) ? false : followMs),
  })
  return (
    <Alert tone="working">
      <Play aria-hidden />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <AlertTitle>{what}</AlertTitle>
        <StateBadge state={live.data?.data?.run.state ?? run.state} />
        <Link href={runHref(run.dagId, run.dagRunId)} className="underline underline-offset-4">
          See the run
        </Link>
        <Button variant="ghost" size="icon-sm" aria-label="Dismiss" onClick={onDismiss} className="-my-1 ml-auto">
          <X aria-hidden />
        </Button>
      </div>
    </Alert>
  )
}
