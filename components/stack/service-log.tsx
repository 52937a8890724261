'use client'

import { ChevronDown, ChevronUp, Copy, Download, Pause, Play, TextWrap, Timer } from 'lucide-react'
import { parseAsString, useQueryStates } from 'nuqs'
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { confirm } from '@/components/ui/toast'
import { formatInteger } from '@/lib/utils/format'
import { LogLines, type LogLinesHandle, type LogSelection } from './log-lines'
import { controlClass, LogRangePicker, toRange } from './log-range-picker'
import { type LogCriteria, type LogLevel, maxLogLines } from './log-store'
import { copyText } from './log-text'
import { type LogConnection, type LogRange, useServiceLog } from './use-service-log'

/** How many lines before and after go with one that is copied. */
const contextLines = 10

const levels = { quiet: 'All levels', attention: 'Warnings and errors', failing: 'Errors' } as const

const parsers = {
  q: parseAsString.withDefault(''),
  level: parseAsString.withDefault(''),
  time: parseAsString.withDefault(''),
  from: parseAsString,
  to: parseAsString,
}
const urlKeys = { q: 'log.q', level: 'log.level', time: 'log.time', from: 'log.from', to: 'log.to' }

const isLevel = (text: string): text is LogLevel => text in levels

/** A service's log, live. What is sought, and from when, is in the URL. */
export function ServiceLog({ name }: { name: string }) {
  const [url, setUrl] = useQueryStates(parsers, { urlKeys, history: 'replace', throttleMs: 100 })
  const [isPaused, setIsPaused] = useState(false)
  const [onlyHits, setOnlyHits] = useState(false)
  const [isWrapped, setIsWrapped] = useState(false)
  const [hasDeltas, setHasDeltas] = useState(false)
  const [selection, setSelection] = useState<LogSelection | null>(null)
  const [isCopyRefused, setIsCopyRefused] = useState(false)
  const lines = useRef<LogLinesHandle>(null)

  const { time: choice, from, to } = url
  // A span begins when it was chosen: it does not move with every look at the clock.
  const range = useMemo(() => toRange({ choice, from, to }, Date.now()), [choice, from, to])
  const level = isLevel(url.level) ? url.level : 'quiet'
  const search = url.q
  const criteria = useMemo<LogCriteria>(() => ({ search, level, onlyHits }), [search, level, onlyHits])
  const { shown, hits, kept, isTrimmed, pattern, store, connection } = useServiceLog(name, range, criteria, isPaused)

  const current = selection && selection.from === selection.to ? hits.indexOf(selection.from) : -1
  const step = (by: 1 | -1) => {
    if (hits.length === 0) return
    const beyond = selection ? hits.findIndex((key) => key > selection.from) : -1
    // From the line that is chosen to the next hit; from the newest, where none is.
    const start =
      current >= 0
        ? current + by
        : beyond < 0
          ? by > 0 && selection
            ? 0
            : hits.length - 1
          : by > 0
            ? beyond
            : beyond - 1
    const key = hits[(start + hits.length) % hits.length]
    if (key === undefined) return
    setSelection({ from: key, to: key })
    lines.current?.scrollTo(key)
  }
  const stepByEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    step(event.shiftKey ? -1 : 1)
  }
  const copy = () => {
    if (!selection) return
    const { from: first, to: last } = selection
    const context = first === last ? contextLines : 0
    const text = copyText(name, store.around(first, last, context), first, last)
    void navigator.clipboard.writeText(text).then(
      () => {
        setIsCopyRefused(false)
        confirm(context === 0 ? 'Lines copied' : 'Line copied with its context')
      },
      () => setIsCopyRefused(true),
    )
  }

  return (
    <Card>
      <CardHeader>
        <div className="flex items-baseline gap-3">
          <CardTitle>Log</CardTitle>
          <p className="text-muted-foreground text-xs" aria-live="polite">
            {sayConnection(isPaused, connection, range)} · {sayCount(shown.length, kept, isTrimmed)}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button
            onClick={() => setIsPaused(!isPaused)}
            aria-pressed={isPaused}
            disabled={connection.state === 'ended'}
          >
            {isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
            {isPaused ? 'Follow' : 'Pause'}
          </Button>
          <Button asChild>
            <a href={downloadAddress(name, range)} download={`${name}.log`} title={sayDownload(range)}>
              <Download aria-hidden />
              Download
            </a>
          </Button>
        </div>
      </CardHeader>
      <div className="flex flex-wrap items-center gap-2 border-b px-4 py-2">
        <div className="flex max-w-full flex-wrap items-center gap-1">
          <Input
            type="search"
            value={search}
            onChange={(event) => void setUrl({ q: event.target.value || null })}
            onKeyDown={stepByEnter}
            placeholder="Search these lines"
            aria-label="Search these lines"
            className="w-40 sm:w-56"
          />
          <Button
            size="icon"
            variant="ghost"
            aria-label="Previous hit"
            title="Previous hit (Shift+Enter)"
            disabled={hits.length === 0}
            onClick={() => step(-1)}
          >
            <ChevronUp aria-hidden />
          </Button>
          <Button
            size="icon"
            variant="ghost"
            aria-label="Next hit"
            title="Next hit (Enter)"
            disabled={hits.length === 0}
            onClick={() => step(1)}
          >
            <ChevronDown aria-hidden />
          </Button>
          {search === '' ? null : (
            <>
              <span data-numeric className="min-w-16 text-muted-foreground text-xs" role="status">
                {sayHits(current, hits.length)}
              </span>
              <Button
                size="sm"
                variant="ghost"
                aria-pressed={onlyHits}
                className="aria-pressed:bg-selected aria-pressed:text-foreground"
                onClick={() => setOnlyHits(!onlyHits)}
              >
                Only these
              </Button>
            </>
          )}
        </div>
        <select
          aria-label="Level"
          value={level}
          onChange={(event) => void setUrl({ level: event.target.value === 'quiet' ? null : event.target.value })}
          className={controlClass}
        >
          {Object.entries(levels).map(([id, label]) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
        <LogRangePicker
          times={{ choice, from, to }}
          onChange={(times) => {
            setSelection(null)
            void setUrl({ time: times.choice || null, from: times.from, to: times.to })
          }}
        />
        <div className="ml-auto flex items-center gap-1">
          {isCopyRefused ? (
            <span role="alert" className="text-failing text-xs">
              The browser does not allow copying
            </span>
          ) : null}
          <Toggle label="Wrap lines" icon={<TextWrap aria-hidden />} isOn={isWrapped} onToggle={setIsWrapped} />
          <Toggle
            label="Time since the line before"
            icon={<Timer aria-hidden />}
            isOn={hasDeltas}
            onToggle={setHasDeltas}
          />
          <Button
            size="sm"
            variant="ghost"
            disabled={!selection}
            onClick={copy}
            title={selection ? undefined : 'Click a line, or step to a hit; Shift+click chooses more'}
          >
            <Copy aria-hidden />
            {selection && selection.from !== selection.to ? 'Copy lines' : 'Copy with context'}
          </Button>
        </div>
      </div>
      <LogLines
        handle={lines}
        shown={shown}
        hits={hits}
        pattern={pattern}
        label={`Log of ${name}`}
        empty={sayEmpty(kept, connection, range)}
        isWrapped={isWrapped}
        hasDeltas={hasDeltas}
        selection={selection}
        onSelect={setSelection}
        onStep={step}
      />
    </Card>
  )
}

function Toggle({
  label,
  icon,
  isOn,
  onToggle,
}: {
  label: string
  icon: ReactNode
  isOn: boolean
  onToggle: (isOn: boolean) => void
}) {
  return (
    <Button
      size="icon-sm"
      variant="ghost"
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      onClick={() => onToggle(!isOn)}
      className="aria-pressed:bg-selected aria-pressed:text-foreground"
    >
      {icon}
    </Button>
  )
}

function sayConnection(isPaused: boolean, { state, detail }: LogConnection, { until }: LogRange): string {
  if (state === 'ended') return 'All of that time'
  if (isPaused) return 'Paused'
  if (state === 'lost') return detail ?? 'Connection lost, trying again'
  if (state === 'connecting') return 'Connecting'
  return until === null ? 'Following' : 'Reading'
}

function sayCount(shown: number, kept: number, isTrimmed: boolean): string {
  const all =
    isTrimmed || kept >= maxLogLines ? `the newest ${formatInteger(kept)} lines` : `${formatInteger(kept)} lines`
  return shown === kept ? all : `${formatInteger(shown)} of ${all}`
}

function sayHits(current: number, count: number): string {
  if (count === 0) return 'No hit'
  return current < 0
    ? `${formatInteger(count)} ${count === 1 ? 'hit' : 'hits'}`
    : `${formatInteger(current + 1)} of ${formatInteger(count)}`
}

function sayEmpty(kept: number, { state }: LogConnection, { since }: LogRange): string {
  if (kept > 0) return 'No line is like this.'
  if (state === 'connecting') return 'Reading…'
  return since === null ? 'Nothing was written yet.' : 'Nothing was written in that time.'
}

function sayDownload({ since, until }: LogRange): string {
  if (since === null && until === null) return 'All that Docker has kept of this log'
  return `All lines ${since === null ? '' : `from ${since} `}${until === null ? 'until now' : `to ${until}`}`
}

function downloadAddress(name: string, { since, until }: LogRange): string {
  const query = new URLSearchParams()
  if (since !== null) query.set('since', since)
  if (until !== null) query.set('until', until)
  return `/api/v1/services/${encodeURIComponent(name)}/logs${query.size > 0 ? `?${query}` : ''}`
}
