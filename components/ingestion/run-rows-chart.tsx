'use client'

import type { IngestRun } from '@/lib/contracts/ingestion'
import { cn } from '@/lib/utils/cn'
import { formatInteger, formatUtc } from '@/lib/utils/format'
import { axisTop } from './axis-top'

/** As many as have room in a narrow window. */
const mostRuns = 40

/** The series from the axis up: what is new is the strongest. */
const series = [
  { key: 'inserted', label: 'inserted', fill: 'bg-accent' },
  { key: 'updated', label: 'updated', fill: 'bg-accent/55' },
  { key: 'unchanged', label: 'unchanged', fill: 'bg-control' },
  { key: 'rejected', label: 'rejected', fill: 'bg-attention' },
] as const

/** How many rows each of the newest runs brought, as bars in the order of time. Nothing for fewer than two. */
export function RunRowsChart({ runs, onOpen }: { runs: readonly IngestRun[]; onOpen: (runId: string) => void }) {
  const shown = runs
    .flatMap((run) => (run.rows === null ? [] : [{ ...run, rows: run.rows }]))
    .slice(0, mostRuns)
    .reverse()
  if (shown.length < 2) return null
  const top = axisTop(Math.max(...shown.map(({ rows }) => series.reduce((sum, { key }) => sum + Number(rows[key]), 0))))
  return (
    <section aria-labelledby="run-rows-title" className="rounded-md border bg-raised px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="run-rows-title" className="font-medium text-sm">
          How many rows did each run read?
        </h2>
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-xs">
          {series.map(({ key, label, fill }) => (
            <li key={key} className="flex items-center gap-1.5">
              <span aria-hidden className={cn('size-2 rounded-[2px]', fill)} />
              {label}
            </li>
          ))}
        </ul>
      </div>
      <div className="mt-3 grid grid-cols-[auto_1fr] gap-x-2">
        <div className="relative h-28 text-right text-muted-foreground text-xs" aria-hidden>
          {/* Holds the width of the longest. */}
          <span className="invisible" data-numeric>
            {formatInteger(top)}
          </span>
          {[1, 0.5, 0].map((share) => (
            <span
              key={share}
              data-numeric
              className="absolute right-0 translate-y-1/2 leading-none"
              style={{ bottom: `${share * 100}%` }}
            >
              {formatInteger(Math.round(top * share))}
            </span>
          ))}
        </div>
        <div className="relative flex h-28 items-end gap-px border-b">
          {[1, 0.5].map((share) => (
            <span
              key={share}
              aria-hidden
              className="absolute inset-x-0 border-t border-dashed"
              style={{ bottom: `${share * 100}%` }}
            />
          ))}
          {shown.map((run) => (
            <button
              key={run.runId}
              type="button"
              title={sentenceOf(run)}
              aria-label={sentenceOf(run)}
              onClick={() => onOpen(run.runId)}
              className="relative flex h-full min-w-0 max-w-8 flex-1 flex-col-reverse rounded-t-sm px-px hover:bg-hover"
            >
              {series.map(({ key, fill }) => (
                <span
                  key={key}
                  className={cn('block shrink-0', fill)}
                  style={{ height: `${(Number(run.rows[key]) / top) * 100}%` }}
                />
              ))}
            </button>
          ))}
        </div>
        <span />
        <p className="flex justify-between pt-1 text-muted-foreground text-xs">
          <span>{formatUtc(new Date(shown[0]?.startedAt ?? 0)).slice(0, 16)}</span>
          <span>{formatUtc(new Date(shown.at(-1)?.startedAt ?? 0)).slice(0, 16)} UTC</span>
        </p>
      </div>
    </section>
  )
}

function sentenceOf({ startedAt, rows }: IngestRun & { rows: NonNullable<IngestRun['rows']> }): string {
  const counts = series.map(({ key, label }) => `${formatInteger(rows[key])} ${label}`)
  return `${formatUtc(new Date(startedAt))}: ${formatInteger(rows.read)} rows read, ${counts.join(', ')}`
}
