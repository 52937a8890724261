'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { FileSearch } from 'lucide-react'
import { ErrorState } from '@/components/state/error-state'
import { Bytes } from '@/components/state/quantity'
import { RelativeTime } from '@/components/state/relative-time'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'
import { ApiError, api, unwrap } from '@/lib/api-client'
import type { FilePreview } from '@/lib/contracts/ingestion'
import { cn } from '@/lib/utils/cn'
import { CellsTable } from './cells-table'
import { type Draft, encodings, formats } from './draft'
import { guessType } from './guess-type'
import { ingestionQueries } from './queries'
import { useRested } from './use-validation'
import { countOf } from './words'

/** A file may have to be fetched for it. */
const quietMs = 500

interface FilePreviewCardProps {
  draft: Draft
  onChange: (draft: Draft) => void
}

/** The first rows of what would be read, as it would be read, and its columns to begin with. */
export function FilePreviewCard({ draft, onChange }: FilePreviewCardProps) {
  const { prefix, format, delimiter, encoding } = draft
  const text = JSON.stringify({
    prefix: prefix.trim(),
    // What nobody has chosen is found out.
    ...(format === 'csv' ? {} : { format }),
    ...(format === 'csv' && delimiter !== '' ? { delimiter } : {}),
    ...(format !== 'parquet' && encoding !== 'utf-8' ? { encoding } : {}),
  })
  const rested = useRested(text, quietMs)
  const question = JSON.parse(rested) as { prefix: string }
  const preview = useQuery({
    queryKey: [...ingestionQueries.all, 'preview', rested] as const,
    queryFn: ({ signal }) => unwrap(api.GET('/ingestion/preview', { params: { query: question }, signal })),
    enabled: question.prefix !== '',
    placeholderData: keepPreviousData,
    retry: false,
  })
  const found = question.prefix === '' || preview.error ? undefined : preview.data
  return (
    <Card>
      <CardHeader>
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-3">
          <CardTitle>First rows</CardTitle>
          {found ? <About preview={found} /> : null}
        </div>
        {found && found.columns.length > 0 ? (
          <Button size="sm" onClick={() => onChange(withColumns(draft, found))}>
            Take its {countOf(found.columns.length, 'column')}
          </Button>
        ) : null}
      </CardHeader>
      {found ? (
        <div className={cn('transition-opacity', preview.isPlaceholderData && 'opacity-60')}>
          <CellsTable columns={found.columns} rows={found.firstRows} />
        </div>
      ) : (
        <Nothing prefix={question.prefix} error={preview.error} />
      )}
    </Card>
  )
}

function About({ preview: { key, sizeBytes, modifiedAt, isWhole } }: { preview: FilePreview }) {
  return (
    <p className="wrap-anywhere text-muted-foreground text-xs">
      <span className="font-mono">{key}</span>, <Bytes value={sizeBytes} />, <RelativeTime at={modifiedAt} />
      {isWhole ? ', read whole' : ''}
    </p>
  )
}

function Nothing({ prefix, error }: { prefix: string; error: Error | null }) {
  if (error && !(error instanceof ApiError && ['not_found', 'invalid_request'].includes(error.problem.code))) {
    return <ErrorState error={error} title="The file could not be read" className="py-8" />
  }
  if (prefix !== '' && !error) {
    return (
      <div className="grid gap-3 p-4" aria-hidden>
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-2/3" />
      </div>
    )
  }
  return (
    <div className="flex items-center gap-3 px-4 py-6 text-muted-foreground text-sm">
      <FileSearch className="size-5 shrink-0" aria-hidden />
      <p className="wrap-anywhere">
        {error
          ? `${error.message} A pipeline can be made nevertheless: it waits for files.`
          : 'Name the files that it reads: the first rows of the newest appear here.'}
      </p>
    </div>
  )
}

/** The draft with what the file has: its columns, how it is written, and a key where one is known. */
function withColumns(draft: Draft, preview: FilePreview): Draft {
  const columns = preview.columns.map(({ name, type }, index) => ({
    name,
    type: type ?? guessType(preview.firstRows.map((row) => row[index] ?? null)),
    comment: draft.columns.find((column) => column.name === name)?.comment ?? '',
  }))
  const named = new Set(columns.map(({ name }) => name))
  const kept = draft.key.filter((name) => named.has(name))
  return {
    ...draft,
    format: formats.find((each) => each === preview.format) ?? draft.format,
    delimiter: preview.delimiter === null || preview.delimiter === ',' ? '' : preview.delimiter,
    encoding: encodings.find((each) => each === preview.encoding) ?? 'utf-8',
    columns,
    key: kept.length > 0 ? kept : [...(preview.candidateKeys[0] ?? [])],
    watermark: named.has(draft.watermark) ? draft.watermark : '',
  }
}
