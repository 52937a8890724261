'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, Download, Pause, Play } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { cn } from '@/lib/utils/cn'
import { formatInteger } from '@/lib/utils/format'
import { type BufferedLine, filterLines, levelOf } from './log-buffer'
import { type LogConnection, useServiceLog } from './use-service-log'

const lineHeight = 20
/** Nearer to the end than this, in pixels, means that someone wants to see the newest. */
const endMargin = 2 * lineHeight

/** A service's log, live. */
export function ServiceLog({ name }: { name: string }) {
  const [isPaused, setIsPaused] = useState(false)
  const [search, setSearch] = useState('')
  const { lines, connection } = useServiceLog(name, isPaused)
  const wanted = useDeferredValue(search)
  const shown = useMemo(() => filterLines(lines, wanted), [lines, wanted])
  return (
    <Card>
      <CardHeader>
        <div className="flex items-baseline gap-3">
          <CardTitle>Log</CardTitle>
          <p className="text-muted-foreground text-xs" aria-live="polite">
            {sayConnection(isPaused, connection)} · {formatInteger(shown.length)} lines
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Input
            type="search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            placeholder="Search these lines"
            aria-label="Search these lines"
            className="w-56"
          />
          <Button onClick={() => setIsPaused(!isPaused)} aria-pressed={isPaused}>
            {isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
            {isPaused ? 'Follow' : 'Pause'}
          </Button>
          <Button asChild>
            <a href={`/api/v1/services/${encodeURIComponent(name)}/logs?tail=50000`} download={`${name}.log`}>
              <Download aria-hidden />
              Download
            </a>
          </Button>
        </div>
      </CardHeader>
      <LogLines lines={shown} label={`Log of ${name}`} isEmptyBySearch={lines.length > 0} />
    </Card>
  )
}

function sayConnection(isPaused: boolean, connection: LogConnection): string {
  if (isPaused) return 'Paused'
  if (connection === 'lost') return 'Connection lost, trying again'
  return connection === 'open' ? 'Following' : 'Connecting'
}

function LogLines({
  lines,
  label,
  isEmptyBySearch,
}: {
  lines: readonly BufferedLine[]
  label: string
  isEmptyBySearch: boolean
}) {
  const scroller = useRef<HTMLElement>(null)
  const [isAtEnd, setIsAtEnd] = useState(true)
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 20,
  })
  const newest = lines.at(-1)?.key
  useEffect(() => {
    const element = scroller.current
    if (isAtEnd && element && newest !== undefined) element.scrollTop = element.scrollHeight
  }, [isAtEnd, newest])
  return (
    <div className="relative">
      <section
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) =>
          setIsAtEnd(scrollHeight - scrollTop - clientHeight < endMargin)
        }
        className="h-[max(20rem,calc(100dvh-22rem))] overflow-auto overscroll-contain bg-surface font-mono text-xs focus-visible:outline-offset-[-2px]"
      >
        {lines.length === 0 ? (
          <p className="p-4 text-muted-foreground">
            {isEmptyBySearch ? 'No line contains this.' : 'Nothing was written yet.'}
          </p>
        ) : (
          <div className="relative min-w-max" style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, key, start }) => {
              const line = lines[index]
              return line ? <LogLine key={key} line={line} top={start} /> : null
            })}
          </div>
        )}
      </section>
      {isAtEnd ? null : (
        <Button
          size="sm"
          className="absolute right-5 bottom-4 shadow-lift"
          onClick={() => virtualizer.scrollToIndex(lines.length - 1, { align: 'end' })}
        >
          <ArrowDown aria-hidden />
          Newest
        </Button>
      )}
    </div>
  )
}

function LogLine({ line, top }: { line: BufferedLine; top: number }) {
  const level = levelOf(line.text)
  return (
    <div
      className="absolute left-0 flex min-w-full gap-3 whitespace-pre px-4 hover:bg-hover"
      style={{ height: lineHeight, lineHeight: `${lineHeight}px`, transform: `translateY(${top}px)` }}
    >
      <span className="shrink-0 select-none text-muted-foreground" title={`${line.at}, ${line.stream}`}>
        {line.at.slice(11, 23)}
      </span>
      <span className={cn(level === 'failing' && 'text-failing', level === 'attention' && 'text-attention')}>
        {line.text}
      </span>
    </div>
  )
}
