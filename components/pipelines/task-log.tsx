'use client'

import { useQuery } from '@tanstack/react-query'
import { Download, WrapText } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { readingOf } from '@/components/state/reading'
import { SourceState } from '@/components/state/source-state'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Skeleton } from '@/components/ui/skeleton'
import type { TaskInstance } from '@/lib/contracts/pipelines'
import { cn } from '@/lib/utils/cn'
import { formatInteger } from '@/lib/utils/format'
import { readLogLines } from './log-lines'
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
  const { dagId, runId, taskId, tryNumber } = path
  const [dag, run, task] = [dagId, runId, taskId].map(encodeURIComponent)
  const href = `/api/v1/dags/${dag}/runs/${run}/tasks/${task}/logs/${tryNumber}?mapIndex=${mapIndex}`
  return (
    <SourceState
      reading={readingOf(log)}
      source="Airflow"
      service="airflow-api-server"
      failure="The log could not be read"
      skeleton={<Skeleton className="m-4 h-64" />}
    >
      {(text) => (
        <LogLines text={text} isGrowing={isGrowing} href={href} fileName={`${dagId}.${taskId}.${tryNumber}.log`} />
      )}
    </SourceState>
  )
}

function LogLines({
  text,
  isGrowing,
  href,
  fileName,
}: {
  text: string
  isGrowing: boolean
  href: string
  fileName: string
}) {
  const [search, setSearch] = useState('')
  const [wraps, setWraps] = useState(true)
  const lines = useMemo(() => readLogLines(text), [text])
  const sought = search.trim().toLowerCase()
  const found = sought === '' ? lines : lines.filter((line) => line.text.toLowerCase().includes(sought))
  const shown = found.slice(-shownLines)
  const scroller = useScrolledToEnd(isGrowing ? lines.length : null)
  return (
    <div>
      <div className="flex flex-wrap items-center justify-between gap-2 border-b px-4 py-1.5">
        <span className="text-muted-foreground text-xs" aria-live="polite">
          {countOf(shown.length, found.length, lines.length)}
          {isGrowing ? ', growing' : ''}
        </span>
        <div className="flex flex-wrap items-center gap-2">
          <Input
            type="search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            placeholder="Search the log"
            aria-label="Search the log"
            className="h-7 w-48"
          />
          <Button size="sm" aria-pressed={wraps} onClick={() => setWraps(!wraps)}>
            <WrapText aria-hidden />
            Wrap
          </Button>
          <Button asChild size="sm">
            <a href={href} download={fileName}>
              <Download aria-hidden />
              Download
            </a>
          </Button>
        </div>
      </div>
      <section
        ref={scroller}
        aria-label="Log"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-[32rem] overflow-auto py-2 font-mono text-xs leading-5 focus-visible:outline-offset-[-2px]"
      >
        {shown.length === 0 ? (
          <p className="px-4 py-2 text-muted-foreground">
            {sought === '' ? 'Nothing was written yet.' : 'No line contains this.'}
          </p>
        ) : null}
        {shown.map((line, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity and only ever grow at the end
            key={index}
            className={cn('flex gap-3 px-4 hover:bg-hover', !wraps && 'w-max min-w-full')}
          >
            <span
              className="w-[12ch] shrink-0 select-none text-muted-foreground max-sm:hidden"
              title={line.at ?? undefined}
            >
              {line.at?.slice(11, 23)}
            </span>
            <span
              className={cn(
                'min-w-0',
                wraps ? 'wrap-anywhere whitespace-pre-wrap' : 'whitespace-pre',
                line.tone && toneClass[line.tone],
              )}
            >
              {line.text}
            </span>
          </div>
        ))}
      </section>
    </div>
  )
}

const toneClass = {
  failing: 'text-failing',
  attention: 'text-attention',
  quiet: 'text-muted-foreground',
  heading: 'font-semibold text-muted-foreground',
}

function countOf(shown: number, found: number, all: number): string {
  const total = `${formatInteger(all)} ${all === 1 ? 'line' : 'lines'}`
  if (shown < found) return `The last ${formatInteger(shown)} of ${total}`
  return found < all ? `${formatInteger(found)} of ${total}` : total
}

/** A scroller that goes on to its end as lines come, unless someone has scrolled up. Null: it stays where it is. */
function useScrolledToEnd(lineCount: number | null) {
  const scroller = useRef<HTMLElement>(null)
  const seen = useRef(0)
  useEffect(() => {
    const element = scroller.current
    if (!element || lineCount === null) return
    const distance = seen.current - element.scrollTop - element.clientHeight
    if (distance < 40) element.scrollTop = element.scrollHeight
    seen.current = element.scrollHeight
  }, [lineCount])
  return scroller
}
