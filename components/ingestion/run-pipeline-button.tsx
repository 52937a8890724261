'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { LoaderCircle, Play } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { runHref } from '@/components/pipelines/queries'
import { useCan } from '@/components/shell/viewer-context'
import { Button } from '@/components/ui/button'
import { ApiError, api, unwrap } from '@/lib/api-client'
import type { Pipeline } from '@/lib/contracts/ingestion'
import { ingestionQueries } from './queries'

/** Has a pipeline read what is new, and goes to the run; nothing for who may not. */
export function RunPipelineButton({
  pipeline: { name, faults },
  look = 'plain',
}: {
  pipeline: Pick<Pipeline, 'name' | 'faults'>
  /** A page's main action, one beside others, or one in a row that has little room. */
  look?: 'main' | 'plain' | 'icon'
}) {
  const router = useRouter()
  const client = useQueryClient()
  const run = useMutation({
    mutationFn: () => unwrap(api.POST('/ingestion/pipelines/{name}/run', { params: { path: { name } } })),
    onSuccess: ({ dagId, dagRunId }) => router.push(runHref(dagId, dagRunId)),
    onSettled: () => client.invalidateQueries({ queryKey: ingestionQueries.of(name) }),
  })
  if (!useCan('operate')) return null
  const problem = run.error instanceof ApiError ? run.error.problem : null
  return (
    <span className="inline-flex items-center gap-2">
      {run.error ? (
        <span role="alert" className="max-w-72 truncate text-failing text-xs" title={problem?.detail ?? undefined}>
          {problem?.detail ?? problem?.title ?? 'It could not be started'}
        </span>
      ) : null}
      <Button
        variant={look === 'main' ? 'primary' : 'secondary'}
        size={look === 'icon' ? 'icon-sm' : 'md'}
        aria-label={look === 'icon' ? `Run ${name} now` : undefined}
        title={faults.length > 0 ? 'Its declaration cannot be used' : 'Run now: it reads what is new or changed'}
        disabled={run.isPending || run.isSuccess || faults.length > 0}
        onClick={() => run.mutate()}
      >
        {run.isPending || run.isSuccess ? <LoaderCircle className="animate-spin" aria-hidden /> : <Play aria-hidden />}
        {look === 'icon' ? null : 'Run now'}
      </Button>
    </span>
  )
}
