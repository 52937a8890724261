'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { Upload as UploadIcon } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useQueryState } from 'nuqs'
import { useMemo } from 'react'
import { Count, Dash, TableLink } from '@/components/ingestion/words'
import { EmptyState } from '@/components/state/empty-state'
import { Bytes } from '@/components/state/quantity'
import { readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { StateBadge } from '@/components/state/state-badge'
import type { DataColumn } from '@/components/table/data-column'
import { NewestButton } from '@/components/table/newest-button'
import { PagedTable } from '@/components/table/paged-table'
import { SearchInput } from '@/components/table/search-input'
import { TableSkeleton } from '@/components/table/table-skeleton'
import type { Upload } from '@/lib/contracts/ingestion'
import { DropZone } from './drop-zone'
import { searchParser } from './filter'
import { uploadHref, uploadQueries } from './queries'

const keyOf = ({ key }: Upload) => key

const columns: DataColumn<Upload>[] = [
  {
    id: 'file',
    header: 'File',
    value: ({ name }) => name,
    cell: ({ name }) => <span className="font-mono text-xs">{name}</span>,
    isSortable: false,
    card: 'title',
    width: '20rem',
  },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => state,
    cell: ({ state }) => <StateBadge state={state} />,
    isSortable: false,
    card: 'state',
    width: '11rem',
  },
  {
    id: 'why',
    header: 'Why',
    value: ({ reason }) => reason,
    cell: ({ reason, state }) =>
      reason === null ? (
        <Dash />
      ) : (
        <span className={state === 'refused' ? 'text-failing' : 'text-muted-foreground'}>{reason}</span>
      ),
    isSortable: false,
    width: '16rem',
  },
  {
    id: 'table',
    header: 'Table',
    value: ({ table }) => table,
    cell: ({ table, state }) => {
      if (table === null) return <Dash />
      if (state === 'ingested') return <TableLink table={table} />
      return <span className="font-mono text-muted-foreground text-xs">{table}</span>
    },
    isSortable: false,
    width: '12rem',
  },
  {
    id: 'size',
    header: 'Size',
    value: ({ sizeBytes }) => sizeBytes,
    cell: ({ sizeBytes }) => <Bytes value={sizeBytes} />,
    isSortable: false,
    align: 'right',
  },
  {
    id: 'rows',
    header: 'Rows',
    value: ({ rows }) => rows,
    cell: ({ rows }) => <Count value={rows} />,
    isSortable: false,
    align: 'right',
  },
  {
    id: 'columns',
    header: 'Columns',
    value: ({ columnCount }) => columnCount,
    cell: ({ columnCount }) => <Count value={columnCount} />,
    isSortable: false,
    align: 'right',
  },
  {
    id: 'uploaded',
    header: 'Written',
    value: ({ modifiedAt }) => modifiedAt,
    cell: ({ modifiedAt }) => <RelativeTime at={modifiedAt} />,
    isSortable: false,
    align: 'right',
  },
]

/** The files that were dropped, and what becomes of each. */
export function UploadsList() {
  const router = useRouter()
  const [search, setSearch] = useQueryState('q', searchParser.withOptions({ history: 'replace' }))
  const query = uploadQueries.list(search.trim())
  const uploads = useInfiniteQuery(query)
  const known = useMemo(
    () => new Set((uploads.data?.pages ?? []).flatMap(({ items }) => items.map(({ name }) => name))),
    [uploads.data],
  )
  return (
    <>
      <DropZone known={known} />
      <SourceState
        reading={withSource(readingOf(uploads), uploads.data?.pages[0])}
        source="S3"
        service="seaweedfs"
        failure="The uploads could not be read"
        stillWorks="Files that were dropped are read nevertheless."
        skeleton={<TableSkeleton columns={7} rows={5} />}
      >
        {() => (
          <PagedTable
            label="uploads"
            pages={uploads}
            columns={columns}
            rowKey={keyOf}
            onOpen={({ name }) => router.push(uploadHref(name))}
            isNarrowed={search.trim() !== ''}
            onClear={() => void setSearch(null)}
            filters={
              <SearchInput
                label="uploads"
                value={search}
                onChange={(text) => void setSearch(text === '' ? null : text)}
              />
            }
            toolbar={<NewestButton label="uploads" queryKey={query.queryKey} pages={uploads} />}
            empty={
              <EmptyState icon={UploadIcon} title="Nothing was uploaded yet">
                A file that is dropped here, or written to{' '}
                <span className="font-mono text-xs">s3://lakehouse/uploads/</span> by any program, is read through and
                proposed as a table.
              </EmptyState>
            }
          />
        )}
      </SourceState>
    </>
  )
}

interface KeptAge {
  at: string
  error: { code: string; title: string; detail?: string | undefined } | null
}

/** What the console still had when S3 did not answer is old, though the console answered. */
function withSource<Data>(reading: ReturnType<typeof readingOf<Data>>, page: KeptAge | undefined) {
  if (!page?.error || reading.error) return reading
  return { ...reading, at: page.at, error: page.error, isStale: true }
}
