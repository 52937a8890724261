'use client'

import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { ErrorState } from '@/components/state/error-state'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import type { TaskInstance } from '@/lib/contracts/pipelines'
import { pipelineQueries } from './queries'

/** More lines than this slow the page down; the file has them all. */
const shownLines = 2_000

const writing = new Set(['running', 'restarting', 'queued', 'deferred'])

interface TaskLogProps {
  dagId: string
  runId: string
  taskId: string
  /** All instances of the task; more than one where it is mapped. */
  instances: readonly TaskInstance[]
}

/** A task's log, one try at a time; the newest at first. */
export function TaskLog({ dagId, runId, taskId, instances }: TaskLogProps) {
  const [mapIndex, setMapIndex] = useState<number | null>(null)
  const [chosenTry, setChosenTry] = useState<number | null>(null)
  const instance = instances.find((each) => each.mapIndex === mapIndex) ?? instances[0]
  const tries = instance?.tryNumber ?? 0
  const tryNumber = chosenTry ?? tries
  return (
    <Card>
      <CardHeader>
        <CardTitle className="wrap-anywhere">
          Log of <span className="font-mono">{taskId}</span>
        </CardTitle>
        <div className="flex flex-wrap items-center gap-2">
          {instances.length > 1 ? (
            <select
              aria-label="Mapped instance"
              value={instance?.mapIndex}
              onChange={(event) => {
                setMapIndex(Number(event.target.value))
                setChosenTry(null)
              }}
              className="h-7 rounded-md border border-control bg-background px-2 text-sm"
            >
              {instances.map((each) => (
                <option key={each.mapIndex} value={each.mapIndex}>
                  {each.mapIndex}: {each.state}
                </option>
              ))}
            </select>
          ) : null}
          {tries > 1 ? (
            <select
              aria-label="Try"
              value={tryNumber}
              onChange={(event) => setChosenTry(Number(event.target.value))}
              className="h-7 rounded-md border border-control bg-background px-2 text-sm"
            >
              {Array.from({ length: tries }, (_, index) => index + 1).map((each) => (
                <option key={each} value={each}>
                  Try {each}
                </option>
              ))}
            </select>
          ) : null}
        </div>
      </CardHeader>
      {instance && tryNumber > 0 ? (
        <LogText
          key={`${instance.mapIndex} ${tryNumber}`}
          path={{ dagId, runId, taskId, tryNumber }}
          mapIndex={instance.mapIndex}
          isGrowing={tryNumber === tries && writing.has(instance.state)}
        />
      ) : (
        <p className="px-4 py-6 text-muted-foreground text-sm">It has not been tried yet: there is no log.</p>
      )}
    </Card>
  )
}

function LogText({
  path,
  mapIndex,
  isGrowing,
}: {
  path: { dagId: string; runId: string; taskId: string; tryNumber: number }
  mapIndex: number
  isGrowing: boolean
}) {
  // When the try ends the log is read once more; until then it stays as it is.
  const log = useQuery({ ...pipelineQueries.log(path, mapIndex, isGrowing), placeholderData: (previous) => previous })
  if (log.data === undefined) {
    return log.error ? (
      <ErrorState error={log.error} title="The log could not be read" onRetry={() => void log.refetch()} />
    ) : (
      <Skeleton className="m-4 h-64" />
    )
  }
  const lines = log.data.trimEnd().split('\n')
  const shown = lines.slice(-shownLines)
  const { dagId, runId, taskId, tryNumber } = path
  const [dag, run, task] = [dagId, runId, taskId].map(encodeURIComponent)
  const href = `/api/v1/dags/${dag}/runs/${run}/tasks/${task}/logs/${tryNumber}?mapIndex=${mapIndex}`
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2 border-b px-4 py-1.5 text-muted-foreground text-xs">
        <span>
          {shown.length < lines.length ? `The last ${shown.length} of ${lines.length} lines` : `${lines.length} lines`}
          {isGrowing ? ', growing' : ''}
        </span>
        <Button asChild variant="ghost" size="sm">
          <a href={href} download={`${dagId}.${taskId}.${tryNumber}.log`}>
            <Download aria-hidden />
            Download
          </a>
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section aria-label="Log" tabIndex={0} className="max-h-[32rem] overflow-auto p-4">
        <pre className="font-mono text-xs leading-5">{shown.join('\n')}</pre>
      </section>
    </>
  )
}
