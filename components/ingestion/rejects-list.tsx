'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { CircleCheck, FileWarning, X } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { useMemo, useState } from 'react'
import { useCan } from '@/components/shell/viewer-context'
import { EmptyState } from '@/components/state/empty-state'
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
import { Alert, AlertTitle } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { NativeSelect } from '@/components/ui/native-select'
import type { Reject } from '@/lib/contracts/ingestion'
import { formatInteger } from '@/lib/utils/format'
import { pipelineParsers, shownRejects, toRejectsFilter } from './filter'
import { ingestionQueries, type VersionedPipeline } from './queries'
import { countOf, Dash } from './words'

const RejectSheet = dynamic(() => import('./reject-sheet').then((module) => module.RejectSheet), { ssr: false })
const ExcuseDialog = dynamic(() => import('./excuse-dialog').then((module) => module.ExcuseDialog), { ssr: false })

/** As many as the API takes at once. */
const mostAtOnce = 1_000

const parsers = {
  'rejects.status': pipelineParsers['rejects.status'],
  'rejects.q': pipelineParsers['rejects.q'],
  'rejects.column': pipelineParsers['rejects.column'],
}

const keyOf = ({ rejectId }: Reject) => rejectId
const isOpen = ({ status }: Reject) => status === 'open'
const placeOf = ({ key, line }: Reject) => (line === null ? key : `${key}:${line}`)

const columnsOf = (prefix: string): DataColumn<Reject>[] => [
  {
    id: 'file',
    header: 'File and line',
    value: placeOf,
    cell: (reject) => {
      const { key, line } = reject
      const shown = prefix.endsWith('/') && key.startsWith(prefix) ? key.slice(prefix.length) : key
      return (
        <span className="font-mono text-xs" title={placeOf(reject)}>
          {shown}
          {line === null ? null : <span className="text-muted-foreground">:{formatInteger(line)}</span>}
        </span>
      )
    },
    isSortable: false,
    card: 'title',
    width: '20rem',
  },
  {
    id: 'column',
    header: 'Column',
    value: ({ column }) => column,
    cell: ({ column }) =>
      column === null ? (
        <span className="text-muted-foreground">the row</span>
      ) : (
        <span className="font-mono text-xs">{column}</span>
      ),
    isSortable: false,
    width: '11rem',
  },
  {
    id: 'value',
    header: 'Value',
    value: ({ value }) => value,
    cell: ({ value }) => (value === null ? <Dash /> : <span className="font-mono text-xs">{value}</span>),
    isSortable: false,
    width: '14rem',
  },
  { id: 'reason', header: 'Reason', value: ({ reason }) => reason, isSortable: false, width: '22rem' },
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
    id: 'since',
    header: 'Since',
    value: ({ recordedAt }) => recordedAt,
    cell: ({ recordedAt }) => <RelativeTime at={recordedAt} />,
    isSortable: false,
    align: 'right',
  },
]

/** What is being done about which rows. */
interface Dealing {
  how: 'fix' | 'excuse'
  rejects: Reject[]
}

/** The rows that were kept aside: why, and what to do about them. */
export function RejectsList({ pipeline }: { pipeline: VersionedPipeline }) {
  const { name, sourcePrefix, declaration } = pipeline
  const [state, setState] = useQueryStates(parsers, { history: 'replace' })
  const { chosen, setChosen, clear } = useChosen()
  const [dealing, setDealing] = useState<Dealing | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const mayOperate = useCan('operate')
  const query = ingestionQueries.rejects(name, toRejectsFilter(state))
  const rejects = useInfiniteQuery(query)
  const columns = useMemo(() => columnsOf(sourcePrefix ?? ''), [sourcePrefix])
  const selection = useMemo<RowSelection<Reject> | undefined>(
    () =>
      mayOperate ? { chosen, onChange: setChosen, canChoose: isOpen, nameOf: placeOf, most: mostAtOnce } : undefined,
    [mayOperate, chosen, setChosen],
  )
  const rows = (rejects.data?.pages ?? []).flatMap(({ items }) => items)
  const chosenRows = rows.filter((reject) => chosen.has(reject.rejectId) && isOpen(reject))
  const isNarrowed =
    state['rejects.status'] !== 'open' || state['rejects.q'] !== '' || (state['rejects.column'] ?? '') !== ''
  const finish = (sentence: string) => {
    setDealing(null)
    setDone(sentence)
    clear()
  }
  return (
    <div className="grid min-w-0 gap-4">
      {done === null ? null : (
        <Alert>
          <CircleCheck aria-hidden />
          <div className="flex items-start gap-3">
            <AlertTitle className="wrap-anywhere">{done}</AlertTitle>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label="Dismiss"
              onClick={() => setDone(null)}
              className="-my-1 ml-auto"
            >
              <X aria-hidden />
            </Button>
          </div>
        </Alert>
      )}
      <SourceState
        reading={readingOf(rejects)}
        source="Trino"
        service="trino"
        failure="The rejects could not be read"
        stillWorks="New files are read nevertheless."
        skeleton={<TableSkeleton columns={6} rows={8} />}
      >
        {() => (
          <PagedTable
            label="rejects"
            pages={rejects}
            columns={columns}
            rowKey={keyOf}
            onOpen={(reject) => setDealing({ how: 'fix', rejects: [reject] })}
            selection={selection}
            isNarrowed={isNarrowed}
            onClear={() => void setState(null)}
            filters={
              <>
                <SearchInput
                  label="rejects by file"
                  value={state['rejects.q']}
                  onChange={(text) => void setState({ 'rejects.q': text === '' ? null : text })}
                />
                <NativeSelect
                  aria-label="State"
                  value={state['rejects.status']}
                  onChange={({ target }) =>
                    void setState({ 'rejects.status': shownRejects.find((each) => each === target.value) ?? null })
                  }
                >
                  {shownRejects.map((each) => (
                    <option key={each} value={each}>
                      {each === 'all' ? 'Every state' : each}
                    </option>
                  ))}
                </NativeSelect>
                <ChoiceFilter
                  label="Column"
                  all="Every column"
                  choices={columnNames(pipeline, state['rejects.column'])}
                  value={state['rejects.column']}
                  onChoose={(column) => void setState({ 'rejects.column': column })}
                />
              </>
            }
            toolbar={
              <>
                {chosenRows.length > 0 ? (
                  <>
                    <Button onClick={() => setDealing({ how: 'fix', rejects: chosenRows })}>
                      Fix {formatInteger(chosenRows.length)}
                    </Button>
                    <Button onClick={() => setDealing({ how: 'excuse', rejects: chosenRows })}>
                      Excuse {formatInteger(chosenRows.length)}…
                    </Button>
                    <Button variant="ghost" onClick={clear}>
                      Choose none
                    </Button>
                  </>
                ) : null}
                <NewestButton label="rejects" queryKey={query.queryKey} pages={rejects} />
              </>
            }
            empty={
              <EmptyState icon={FileWarning} title="No row is kept aside">
                A row that cannot be read as the declaration says comes here, with its file, line, column and the
                reason, to be corrected and read again. The others of its file are in the table.
              </EmptyState>
            }
          />
        )}
      </SourceState>
      {dealing?.how === 'fix' ? (
        <RejectSheet
          key={dealing.rejects.map(keyOf).join(' ')}
          name={name}
          declaration={declaration}
          rejects={dealing.rejects}
          onClose={() => setDealing(null)}
          onExcuse={() => setDealing({ ...dealing, how: 'excuse' })}
          onReplayed={({ key, rows: count }) =>
            finish(`${countOf(count, 'row')} written as ${key}; the pipeline reads it within half a minute.`)
          }
        />
      ) : null}
      {dealing?.how === 'excuse' ? (
        <ExcuseDialog
          name={name}
          rejects={dealing.rejects}
          onClose={() => setDealing(null)}
          onExcused={(count) => finish(`${countOf(count, 'row')} left out for good.`)}
        />
      ) : null}
    </div>
  )
}

/** Those that are declared, and one that is only in the address. */
function columnNames({ declaration }: VersionedPipeline, chosen: string | null): string[] {
  const names = declaration?.target.columns.map(({ name }) => name) ?? []
  return chosen === null || names.includes(chosen) ? names : [chosen, ...names]
}
