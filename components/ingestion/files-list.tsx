'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { Files, RotateCw } from 'lucide-react'
import dynamic from 'next/dynamic'
import { parseAsString, useQueryState, useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { useCan } from '@/components/shell/viewer-context'
import { EmptyState } from '@/components/state/empty-state'
import { Bytes } from '@/components/state/quantity'
import { readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { StateBadge } from '@/components/state/state-badge'
import { ChoiceFilter } from '@/components/table/choice-filter'
import type { DataColumn } from '@/components/table/data-column'
import { NewestButton } from '@/components/table/newest-button'
import { PagedTable } from '@/components/table/paged-table'
import { type RowSelection, useChosen } from '@/components/table/row-selection'
import { SearchInput } from '@/components/table/search-input'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { Button } from '@/components/ui/button'
import { OnDemand } from '@/components/ui/on-demand'
import type { IngestedFile } from '@/lib/contracts/ingestion'
import type { AskedRunState } from './asked-run'
import { fileStates, pipelineParsers, toFilesFilter } from './filter'
import { ingestionQueries, type VersionedPipeline } from './queries'
import { withoutReadBefore } from './without-read-before'
import { Count, countOf, Dash } from './words'

const FileSheet = dynamic(() => import('./file-sheet').then((module) => module.FileSheet), { ssr: false })

/** As many as the API reads again at once. */
const mostAtOnce = 1_000

const parsers = { 'files.status': pipelineParsers['files.status'], 'files.q': pipelineParsers['files.q'] }
/** A file that was written anew is there twice: as it waits, and as it was read before. */
const idOf = ({ key, status }: IngestedFile) => `${status} ${key}`
const keyOf = ({ key }: IngestedFile) => key

function changedOf({ rows }: IngestedFile): bigint | null {
  return rows === null ? null : BigInt(rows.inserted) + BigInt(rows.updated)
}

const columnsOf = (prefix: string): DataColumn<IngestedFile>[] => [
  {
    id: 'file',
    header: 'File',
    value: ({ key }) => key,
    cell: ({ key }) => <FileName name={key} prefix={prefix} />,
    isSortable: false,
    card: 'title',
    width: '18rem',
  },
  {
    id: 'state',
    header: 'State',
    value: ({ status }) => status,
    cell: ({ status }) => <StateBadge state={status} />,
    isSortable: false,
    card: 'state',
    width: '8rem',
  },
  {
    id: 'why',
    header: 'Why, and what was noticed',
    value: ({ reason, notes }) => reason ?? notes,
    cell: ({ reason, notes }) =>
      reason === null ? (
        <span className="text-muted-foreground">{notes ?? '–'}</span>
      ) : (
        <span className="text-failing">{reason}</span>
      ),
    isSortable: false,
    width: '17rem',
  },
  {
    id: 'size',
    header: 'Size',
    value: ({ sizeBytes }) => sizeBytes,
    cell: ({ sizeBytes }) => (sizeBytes === null ? <Dash /> : <Bytes value={sizeBytes} />),
    isSortable: false,
    align: 'right',
  },
  {
    id: 'written',
    header: 'Written',
    value: ({ modifiedAt }) => modifiedAt,
    cell: ({ modifiedAt }) => (modifiedAt === null ? <Dash /> : <RelativeTime at={modifiedAt} />),
    isSortable: false,
    align: 'right',
  },
  {
    id: 'read',
    header: 'Read',
    value: ({ recordedAt }) => recordedAt,
    cell: ({ recordedAt }) => (recordedAt === null ? <Dash /> : <RelativeTime at={recordedAt} />),
    isSortable: false,
    align: 'right',
  },
  {
    id: 'rows',
    header: 'Rows',
    value: ({ rows }) => rows?.read,
    cell: ({ rows }) => <Count value={rows?.read ?? null} />,
    isSortable: false,
    align: 'right',
  },
  {
    id: 'changed',
    header: 'Brought',
    value: changedOf,
    cell: (file) => <Count value={changedOf(file)?.toString() ?? null} />,
    isSortable: false,
    align: 'right',
  },
  {
    id: 'rejected',
    header: 'Rejected',
    value: ({ rows }) => rows?.rejected,
    cell: ({ rows }) => <Count value={rows?.rejected ?? null} tone="attention" />,
    isSortable: false,
    align: 'right',
  },
]

/** The last of a key stands out; the folder of the pipeline is the same for all. */
function FileName({ name, prefix }: { name: string; prefix: string }) {
  const shown = prefix.endsWith('/') && name.startsWith(prefix) ? name.slice(prefix.length) : name
  return (
    <span className="font-mono text-xs" title={name}>
      {shown}
    </span>
  )
}

/** Every file of a pipeline: what waits, what was read, what was refused and why. */
export function FilesList({
  pipeline: { name, sourcePrefix },
  onAsked,
}: {
  pipeline: VersionedPipeline
  onAsked: (asked: AskedRunState) => void
}) {
  const [state, setState] = useQueryStates(parsers, { history: 'replace' })
  const [opened, setOpened] = useQueryState('file', parseAsString)
  const { chosen, setChosen, clear } = useChosen()
  const mayOperate = useCan('operate')
  const query = ingestionQueries.files(name, toFilesFilter(state))
  const files = useInfiniteQuery({ ...query, select: withoutReadBefore })
  const columns = useMemo(() => columnsOf(sourcePrefix ?? ''), [sourcePrefix])
  const selection = useMemo<RowSelection<IngestedFile> | undefined>(
    () =>
      mayOperate
        ? { chosen, onChange: setChosen, canChoose: ({ status }) => status !== 'gone', nameOf: keyOf, most: mostAtOnce }
        : undefined,
    [mayOperate, chosen, setChosen],
  )
  const rows = (files.data?.pages ?? []).flatMap(({ items }) => items)
  const chosenKeys = [...new Set(rows.filter((file) => chosen.has(idOf(file))).map(keyOf))]
  return (
    <>
      <SourceState
        reading={readingOf(files)}
        source="Trino"
        service="trino"
        failure="The files could not be read"
        stillWorks="New files are read nevertheless."
        skeleton={<TableSkeleton columns={7} rows={8} />}
      >
        {() => (
          <PagedTable
            label="files"
            pages={files}
            columns={columns}
            rowKey={idOf}
            onOpen={(file) => void setOpened(idOf(file))}
            selection={selection}
            isNarrowed={state['files.status'] !== null || state['files.q'] !== ''}
            onClear={() => void setState(null)}
            filters={
              <>
                <SearchInput
                  label="files"
                  value={state['files.q']}
                  onChange={(text) => void setState({ 'files.q': text === '' ? null : text })}
                />
                <ChoiceFilter
                  label="State"
                  all="Every state"
                  choices={fileStates}
                  value={state['files.status']}
                  onChoose={(status) => void setState({ 'files.status': status })}
                />
              </>
            }
            toolbar={
              <>
                {chosenKeys.length > 0 ? (
                  <>
                    <ReprocessButton
                      name={name}
                      files={chosenKeys}
                      label={`Read ${countOf(chosenKeys.length, 'file')} again`}
                      onAsked={(asked) => {
                        clear()
                        onAsked(asked)
                      }}
                    />
                    <Button variant="ghost" onClick={clear}>
                      Choose none
                    </Button>
                  </>
                ) : null}
                <NewestButton label="files" queryKey={query.queryKey} pages={files} />
              </>
            }
            empty={<NoFiles prefix={sourcePrefix} />}
          />
        )}
      </SourceState>
      {opened === null || files.isPending ? null : (
        <FileSheet
          name={name}
          file={rows.find((file) => idOf(file) === opened) ?? null}
          onClose={() => void setOpened(null)}
          onAsked={(asked) => {
            void setOpened(null)
            onAsked(asked)
          }}
        />
      )}
    </>
  )
}

function NoFiles({ prefix }: { prefix: string | null }) {
  return (
    <EmptyState icon={Files} title="No files yet">
      {prefix === null ? (
        'Nothing is read while the declaration cannot be used.'
      ) : (
        <>
          What is written to <span className="wrap-anywhere font-mono text-xs">s3://lakehouse/{prefix}</span> is read
          within half a minute.
        </>
      )}
    </EmptyState>
  )
}

/** Asks whether files are to be read again; nothing for who may not. */
export function ReprocessButton({
  name,
  files,
  label,
  onAsked,
}: {
  name: string
  files: readonly string[]
  label: string
  onAsked: (asked: AskedRunState) => void
}) {
  if (!useCan('operate')) return null
  const button = (
    <Button>
      <RotateCw aria-hidden />
      {label}
    </Button>
  )
  return (
    <OnDemand load={() => import('./reprocess-dialog')} trigger={button}>
      {({ ReprocessDialog }) => <ReprocessDialog name={name} files={files} trigger={button} onAsked={onAsked} />}
    </OnDemand>
  )
}
