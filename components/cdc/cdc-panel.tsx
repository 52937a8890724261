'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useCan } from '@/components/shell/viewer-context'
import { Fact } from '@/components/state/fact'
import { Bytes, Duration } from '@/components/state/quantity'
import { readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { StateBadge } from '@/components/state/state-badge'
import { tableHref } from '@/components/tables/queries'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { OnDemand } from '@/components/ui/on-demand'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { api, unwrap } from '@/lib/api-client'
import type { Cdc } from '@/lib/contracts/cdc'
import { formatInteger } from '@/lib/utils/format'
import { cdcQueries } from './queries'

/** Change data capture: how far it is behind its source, and what it has done to which table. */
export function CdcPanel() {
  const reading = readingOf(useQuery(cdcQueries.state()))
  return (
    <Card>
      <CardHeader>
        <CardTitle>Change data capture</CardTitle>
        <span className="flex items-center gap-2">
          {reading.data === null ? null : <StateBadge state={reading.data.state} />}
          {reading.data === null || reading.data.state === 'absent' ? null : <Resnapshot />}
        </span>
      </CardHeader>
      <SourceState
        reading={reading}
        source="Change data capture"
        service="cdc"
        failure="Its state could not be read"
        stillWorks="What has arrived stays readable."
        skeleton={<Skeleton className="m-4 h-24" />}
      >
        {(cdc) => (cdc.state === 'absent' ? <Absent /> : <Following cdc={cdc} />)}
      </SourceState>
    </Card>
  )
}

function Absent() {
  return (
    <p className="px-4 py-6 text-muted-foreground text-sm">
      It follows the tables of a PostgreSQL database, and is off. Try it with a sample database:{' '}
      <code className="font-mono">./lakehouse up --cdc</code>
    </p>
  )
}

function Following({ cdc }: { cdc: Cdc }) {
  const { error, lagSeconds, lagBytes, lastCommitAt, slot, notes } = cdc
  return (
    <div className="grid min-w-0 gap-4 p-4 text-sm">
      {error === null ? null : (
        <p role="alert" className="wrap-anywhere text-failing">
          {error}
        </p>
      )}
      <dl className="grid grid-cols-2 gap-x-8 gap-y-4 lg:grid-cols-4">
        <Fact label="Behind">
          {lagSeconds === null ? '–' : <Duration valueMs={lagSeconds * 1_000} />}
          {lagBytes === null ? null : (
            <span className="text-muted-foreground">
              {', '}
              <Bytes value={Number(lagBytes)} /> of log
            </span>
          )}
        </Fact>
        <Fact label="Last change at the source">
          {lastCommitAt === null ? '–' : <RelativeTime at={lastCommitAt} />}
        </Fact>
        <Fact label="Log kept at the source">
          {slot?.retainedBytes == null ? '–' : <Bytes value={Number(slot.retainedBytes)} />}
          {slot === null ? null : slot.limitBytes === null ? (
            <span className="text-attention"> without a limit</span>
          ) : (
            <span className="text-muted-foreground">
              {' of '}
              <Bytes value={Number(slot.limitBytes)} />
            </span>
          )}
        </Fact>
        <Fact label="Replication slot">{slot?.status ?? 'none'}</Fact>
      </dl>
      <Tables cdc={cdc} />
      {notes.length === 0 ? null : (
        <ul className="grid gap-1 text-muted-foreground">
          {notes.toReversed().map(({ at, text }) => (
            <li key={`${at} ${text}`} className="wrap-anywhere">
              <RelativeTime at={at} />: {text}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Tables({ cdc: { state, tables } }: { cdc: Cdc }) {
  return (
    <div className="overflow-x-auto">
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>Source</TableHead>
            <TableHead>Table</TableHead>
            <TableHead className="text-right">Rows</TableHead>
            <TableHead className="text-right">Inserted</TableHead>
            <TableHead className="text-right">Updated</TableHead>
            <TableHead className="text-right">Deleted</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {tables.map((table) => (
            <TableRow key={table.source}>
              <TableCell>{table.source}</TableCell>
              <TableCell>
                <Link
                  href={tableHref({ schema: 'lakehouse', table: table.target })}
                  prefetch={false}
                  className="hover:underline"
                >
                  {table.target}
                </Link>
                {table.lostValues.map(({ column, count }) => (
                  <span key={column} className="block text-attention">
                    {column}: {formatInteger(Number(count))} values that Iceberg has no form for are NULL
                  </span>
                ))}
              </TableCell>
              <TableCell data-numeric className="text-right">
                {state === 'snapshotting'
                  ? `${formatInteger(Number(table.snapshotRows))} read`
                  : table.rows === null
                    ? '–'
                    : formatInteger(Number(table.rows))}
              </TableCell>
              {[table.inserted, table.updated, table.deleted].map((count, index) => (
                <TableCell key={['inserted', 'updated', 'deleted'][index]} data-numeric className="text-right">
                  {formatInteger(Number(count))}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  )
}

function Resnapshot() {
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: () => unwrap(api.POST('/ingestion/cdc/resnapshot')),
    onSuccess: () => client.invalidateQueries({ queryKey: cdcQueries.all }),
  })
  if (!useCan('admin')) return null
  const trigger = <Button>Read all anew</Button>
  return (
    <OnDemand load={() => import('@/components/confirm/confirm-dialog')} trigger={trigger}>
      {({ ConfirmDialog }) => (
        <ConfirmDialog
          trigger={trigger}
          title="Read all followed tables anew?"
          description="The source is read whole, which it may feel. What is here stays readable until each table is replaced in one commit."
          change={change}
          action="Read all anew"
          variant="primary"
          onConfirm={(close) => change.mutate(undefined, { onSuccess: close })}
        />
      )}
    </OnDemand>
  )
}
