'use client'

import { Input } from '@/components/ui/input'
import type { LogRange } from './use-service-log'

/** The spans that can be chosen, in minutes. */
const spans = {
  '5m': { label: 'Last 5 minutes', minutes: 5 },
  '15m': { label: 'Last 15 minutes', minutes: 15 },
  '1h': { label: 'Last hour', minutes: 60 },
  '24h': { label: 'Last 24 hours', minutes: 1_440 },
} as const

type Span = keyof typeof spans

const isSpan = (text: string): text is Span => text in spans

/** What is chosen: the newest lines, a span that ends now, or from one instant to another. */
export interface LogTimes {
  choice: string
  from: string | null
  to: string | null
}

/** From when to when, as the choice is made; a span begins when it was chosen. */
export function toRange({ choice, from, to }: LogTimes, now: number): LogRange {
  if (choice === 'custom') return { since: toInstant(from), until: toInstant(to) }
  if (isSpan(choice)) return { since: new Date(now - spans[choice].minutes * 60_000).toISOString(), until: null }
  return { since: null, until: null }
}

/** What a field for date and time holds, taken as UTC. */
function toInstant(value: string | null): string | null {
  const time = value ? Date.parse(`${value}Z`) : Number.NaN
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

const toField = (time: number) => new Date(time).toISOString().slice(0, 19)

export const controlClass = 'h-8 rounded-md border border-control bg-background px-2 text-sm'

interface LogRangePickerProps {
  times: LogTimes
  onChange: (times: LogTimes) => void
}

export function LogRangePicker({ times, onChange }: LogRangePickerProps) {
  const { choice, from, to } = times
  const isReversed = from !== null && to !== null && from > to
  const choose = (next: string) =>
    onChange(
      next === 'custom'
        ? { choice: next, from: toField(Date.now() - 3_600_000), to: toField(Date.now()) }
        : { choice: next, from: null, to: null },
    )
  return (
    <>
      <select
        aria-label="Time"
        value={isSpan(choice) || choice === 'custom' ? choice : ''}
        onChange={(event) => choose(event.target.value)}
        className={controlClass}
      >
        <option value="">Newest lines</option>
        {Object.entries(spans).map(([id, { label }]) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
        <option value="custom">From … to …</option>
      </select>
      {choice === 'custom' ? (
        <span className="flex flex-wrap items-center gap-1.5">
          <Input
            type="datetime-local"
            step={1}
            aria-label="From, UTC"
            value={from ?? ''}
            onChange={(event) => onChange({ ...times, from: event.target.value || null })}
            className="w-auto"
          />
          <span className="text-muted-foreground text-sm">to</span>
          <Input
            type="datetime-local"
            step={1}
            aria-label="To, UTC; empty to follow"
            aria-invalid={isReversed}
            value={to ?? ''}
            onChange={(event) => onChange({ ...times, to: event.target.value || null })}
            className="w-auto"
          />
          <span className={isReversed ? 'text-failing text-sm' : 'text-muted-foreground text-sm'}>
            {isReversed ? 'ends before it begins' : 'UTC'}
          </span>
        </span>
      ) : null}
    </>
  )
}
