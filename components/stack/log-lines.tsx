'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown } from 'lucide-react'
import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/lib/utils/cn'
import { type BufferedLine, findByKey, type LogView } from './log-store'
import { findMarks, formatDelta, shorten, splitByHits } from './log-text'

const lineHeight = 20
/** Nearer to the end than this, in pixels, means that someone wants to see the newest. */
const endMargin = 2 * lineHeight

/** The lines that were chosen, by the keys of the first and the last. */
export interface LogSelection {
  from: number
  to: number
}

export interface LogLinesHandle {
  scrollTo: (key: number) => void
}

interface LogLinesProps extends Pick<LogView, 'shown' | 'hits' | 'pattern'> {
  label: string
  /** What is said when there is no line. */
  empty: string
  isWrapped: boolean
  /** Whether the time is that since the line before. */
  hasDeltas: boolean
  selection: LogSelection | null
  onSelect: (selection: LogSelection | null) => void
  /** Steps to the next hit, or to the one before. */
  onStep: (step: 1 | -1) => void
  handle: RefObject<LogLinesHandle | null>
}

/** The lines of a log: only those in sight are in the page. It stays at the end while it is there, and where it is while it is not. */
export function LogLines({
  shown,
  hits,
  pattern,
  label,
  empty,
  isWrapped,
  hasDeltas,
  selection,
  onSelect,
  onStep,
  handle,
}: LogLinesProps) {
  const scroller = useRef<HTMLElement>(null)
  const anchor = useRef({ key: -1, offset: 0 })
  const [isAtEnd, setIsAtEnd] = useState(true)
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    getItemKey: (index) => shown[index]?.key ?? index,
    overscan: 20,
  })
  const totalSize = virtualizer.getTotalSize()
  const newest = shown.at(-1)?.key
  // Where all is in sight there is no scroll bar to mark.
  const isScrollable = totalSize > (virtualizer.scrollRect?.height ?? 0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another line, or another height, moves the end
  useLayoutEffect(() => {
    const element = scroller.current
    if (isAtEnd && element) element.scrollTop = element.scrollHeight
  }, [isAtEnd, newest, totalSize])

  // The oldest lines go while new ones come: what someone is reading must not move.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only other lines move it
  useLayoutEffect(() => {
    const element = scroller.current
    if (isAtEnd || !element || anchor.current.key < 0) return
    const index = findByKey(shown, anchor.current.key)
    const found = virtualizer.getOffsetForIndex(index, 'start')
    if (!found) return
    const wanted = virtualizer.measurementsCache[index]?.start ?? found[0]
    const top = wanted + (shown[index]?.key === anchor.current.key ? anchor.current.offset : 0)
    if (Math.abs(element.scrollTop - top) > 1) element.scrollTop = top
  }, [shown])

  // biome-ignore lint/correctness/useExhaustiveDependencies: heights were those of the other way to show lines
  useEffect(() => virtualizer.measure(), [isWrapped])

  useImperativeHandle(handle, () => ({
    scrollTo: (key) => virtualizer.scrollToIndex(findByKey(shown, key), { align: 'center' }),
  }))

  const marks = useMemo(() => findMarks(hits, (index) => shown[index]?.key ?? 0, shown.length), [hits, shown])

  const keepPlace = (element: HTMLElement) => {
    const { scrollHeight, scrollTop, clientHeight } = element
    setIsAtEnd(scrollHeight - scrollTop - clientHeight < endMargin)
    const first = virtualizer.getVirtualItemForOffset(scrollTop)
    const line = first ? shown[first.index] : undefined
    anchor.current = first && line ? { key: line.key, offset: scrollTop - first.start } : { key: -1, offset: 0 }
  }

  const choose = (event: MouseEvent<HTMLElement>) => {
    // Text that is being marked by hand is no choice of a line.
    if (window.getSelection()?.isCollapsed === false && !event.shiftKey) return
    const row = (event.target as Element).closest<HTMLElement>('[data-key]')
    if (!row) return
    const key = Number(row.dataset.key)
    if (event.shiftKey && selection) {
      window.getSelection()?.removeAllRanges()
      onSelect({ from: Math.min(selection.from, key), to: Math.max(selection.to, key) })
    } else {
      onSelect(selection?.from === key && selection.to === key ? null : { from: key, to: key })
    }
  }

  const stepByKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'n') onStep(1)
    else if (event.key === 'N') onStep(-1)
    else if (event.key === 'Escape') onSelect(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="relative">
      <section
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too
        tabIndex={0}
        onScroll={({ currentTarget }) => keepPlace(currentTarget)}
        onClick={choose}
        onKeyDown={stepByKey}
        className="h-[max(20rem,calc(100dvh-22rem))] overflow-auto overscroll-contain bg-surface font-mono text-xs focus-visible:outline-offset-[-2px]"
      >
        {shown.length === 0 ? (
          <p className="p-4 text-muted-foreground">{empty}</p>
        ) : (
          <div className={cn('relative', isWrapped ? 'w-full' : 'min-w-max')} style={{ height: totalSize }}>
            {virtualizer.getVirtualItems().map(({ index, key, start }) => {
              const line = shown[index]
              return line ? (
                <LogLine
                  key={key}
                  line={line}
                  index={index}
                  top={start}
                  time={hasDeltas ? formatDelta(shown[index - 1]?.at, line.at) : line.at.slice(11, 23)}
                  pattern={pattern}
                  isSelected={selection !== null && line.key >= selection.from && line.key <= selection.to}
                  measure={isWrapped ? virtualizer.measureElement : null}
                />
              ) : null
            })}
          </div>
        )}
      </section>
      <div aria-hidden className="pointer-events-none absolute inset-y-0 right-0 w-2">
        {(isScrollable ? marks : []).map((percent) => (
          <span key={percent} className="absolute right-0 h-0.5 w-2 bg-attention" style={{ top: `${percent}%` }} />
        ))}
      </div>
      {isAtEnd ? null : (
        <Button
          size="sm"
          className="absolute right-5 bottom-4 shadow-lift"
          onClick={() => virtualizer.scrollToIndex(shown.length - 1, { align: 'end' })}
        >
          <ArrowDown aria-hidden />
          Newest
        </Button>
      )}
    </div>
  )
}

interface LogLineProps {
  line: BufferedLine
  index: number
  top: number
  time: string
  pattern: RegExp | null
  isSelected: boolean
  /** Tells how high it is; null where all are one line high. */
  measure: ((element: HTMLElement | null) => void) | null
}

const LogLine = memo(function LogLine({ line, index, top, time, pattern, isSelected, measure }: LogLineProps) {
  const { shown, hidden } = shorten(line.text)
  return (
    <div
      ref={measure}
      data-index={index}
      data-key={line.key}
      data-selected={isSelected}
      className={cn(
        'absolute left-0 flex gap-3 px-4 hover:bg-hover data-[selected=true]:bg-selected',
        measure ? 'w-full' : 'min-w-full whitespace-pre',
        line.isGap && 'bg-attention-soft',
      )}
      style={{
        lineHeight: `${lineHeight}px`,
        transform: `translateY(${top}px)`,
        ...(measure ? {} : { height: lineHeight }),
      }}
    >
      <span className="min-w-[9ch] shrink-0 select-none text-muted-foreground" title={`${line.at}, ${line.stream}`}>
        {time}
      </span>
      <span
        className={cn(
          line.level === 'failing' && 'text-failing',
          line.level === 'attention' && 'text-attention',
          measure && 'wrap-anywhere min-w-0 whitespace-pre-wrap',
        )}
      >
        {splitByHits(shown, line.isGap ? null : pattern).map((part, at) =>
          at % 2 === 0 ? (
            part
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name
            <mark key={at} className="rounded-xs bg-attention-soft text-inherit ring-1 ring-attention">
              {part}
            </mark>
          ),
        )}
        {hidden > 0 ? (
          <span className="text-muted-foreground"> … {hidden.toLocaleString('en-US')} more characters</span>
        ) : null}
      </span>
    </div>
  )
})
