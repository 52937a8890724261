'use client'

import { useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleX, SearchX, Table2, Trash2, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { CellsTable } from '@/components/ingestion/cells-table'
import { ingestionPipelineHref } from '@/components/ingestion/queries'
import { Count, schemaTableHref } from '@/components/ingestion/words'
import { useLive } from '@/components/live/use-live'
import { OperationSteps } from '@/components/operations/operation-steps'
import { oneOperationEvents, operationHref, operationQueries } from '@/components/operations/queries'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { useCan } from '@/components/shell/viewer-context'
import { EmptyState } from '@/components/state/empty-state'
import { Fact } from '@/components/state/fact'
import { Bytes } from '@/components/state/quantity'
import { readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import { StateBadge } from '@/components/state/state-badge'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { OnDemand } from '@/components/ui/on-demand'
import type { UploadDetails, UploadProfile } from '@/lib/contracts/ingestion'
import { formatInteger } from '@/lib/utils/format'
import { datasetAddress } from './dataset-address'
import { ProfileTable } from './profile-table'
import { uploadQueries, uploadsHref } from './queries'

/** One upload: what was found in it, and what becomes of it. */
export function UploadView({ name }: { name: string }) {
  const query = useQuery(uploadQueries.upload(name))
  const upload = query.data
  return (
    <>
      <PageHeader
        parents={[{ label: 'Uploads', href: uploadsHref }]}
        title={<span className="font-mono font-normal">{name}</span>}
        state={upload ? <StateBadge state={upload.state} /> : null}
        actions={upload ? <Actions upload={upload} /> : null}
      />
      <PageBody wide>
        <SourceState
          reading={readingOf(query)}
          source="S3"
          service="seaweedfs"
          failure="The upload could not be read"
          stillWorks="Files that were dropped are read nevertheless."
          missing={<NoUpload name={name} />}
          skeleton={<TableSkeleton columns={6} rows={8} />}
        >
          {(shown) => (
            <>
              <Condition upload={shown} />
              {shown.profile ? <Profile upload={shown} profile={shown.profile} /> : <FileFacts upload={shown} />}
            </>
          )}
        </SourceState>
      </PageBody>
    </>
  )
}

function NoUpload({ name }: { name: string }) {
  return (
    <EmptyState
      icon={SearchX}
      title="There is no such upload"
      action={
        <Button asChild>
          <Link href={uploadsHref}>See all uploads</Link>
        </Button>
      }
    >
      Nothing is at <span className="wrap-anywhere font-mono text-xs">s3://lakehouse/uploads/{name}</span>: it was
      deleted or renamed, or is still on its way.
    </EmptyState>
  )
}

function Actions({ upload }: { upload: UploadDetails }) {
  const mayOperate = useCan('operate')
  if (!mayOperate) return null
  const isOffered = upload.state === 'proposed' && upload.operationId === null
  const remove = (
    <Button variant="danger" aria-label={`Delete ${upload.name}`}>
      <Trash2 aria-hidden />
      <span className="max-sm:sr-only">Delete…</span>
    </Button>
  )
  return (
    <>
      <OnDemand load={() => import('./delete-upload-dialog')} trigger={remove}>
        {({ DeleteUploadDialog }) => <DeleteUploadDialog upload={upload} trigger={remove} />}
      </OnDemand>
      {isOffered && upload.profile?.proposal ? <MakeTableButton upload={upload} /> : null}
      {upload.state === 'ingested' && upload.table !== null ? (
        <Button asChild variant="primary">
          <Link href={schemaTableHref(upload.table)}>
            <Table2 aria-hidden />
            See the table
          </Link>
        </Button>
      ) : null}
    </>
  )
}

function MakeTableButton({ upload }: { upload: UploadDetails }) {
  const button = (
    <Button variant="primary">
      <Table2 aria-hidden />
      Make a table…
    </Button>
  )
  return (
    <OnDemand load={() => import('./make-table-sheet')} trigger={button}>
      {({ MakeTableSheet }) => <MakeTableSheet upload={upload} trigger={button} />}
    </OnDemand>
  )
}

/** What someone has to know of it before anything else. */
function Condition({ upload }: { upload: UploadDetails }) {
  const { state, reason, operationId, isAutomatic, profile } = upload
  if (operationId !== null) return <UnderWay id={operationId} />
  if (state === 'ingested') return <Made upload={upload} />
  if (state === 'refused') {
    return (
      <Alert tone="failing">
        <CircleX aria-hidden />
        <AlertTitle>It cannot become a table as it is</AlertTitle>
        <AlertDescription className="wrap-anywhere whitespace-pre-line">{reason}</AlertDescription>
      </Alert>
    )
  }
  if (state === 'profiling') {
    return (
      <Alert tone="working">
        <Table2 aria-hidden />
        <AlertTitle>It is being read through</AlertTitle>
        <AlertDescription>
          Every row of it, so that the types are right. This begins within half a minute of the upload.
        </AlertDescription>
      </Alert>
    )
  }
  if (state === 'auto') {
    return (
      <Alert tone="working">
        <Table2 aria-hidden />
        <AlertTitle>{isAutomatic ? 'It becomes a table by itself' : 'A pipeline reads it'}</AlertTitle>
        <AlertDescription>
          {upload.pipeline === null ? null : (
            <>
              By the pipeline{' '}
              <Link
                href={ingestionPipelineHref(upload.pipeline)}
                className="text-foreground underline underline-offset-4"
              >
                {upload.pipeline}
              </Link>
              , within a minute or two.
            </>
          )}
        </AlertDescription>
      </Alert>
    )
  }
  return (
    <Alert tone={reason === null ? 'neutral' : 'attention'}>
      {reason === null ? <Table2 aria-hidden /> : <TriangleAlert aria-hidden />}
      <AlertTitle>
        {reason === null
          ? 'It is proposed as a table, and waits for someone to confirm'
          : 'It waits for someone to look at it'}
      </AlertTitle>
      <AlertDescription className="wrap-anywhere">
        {reason ??
          (profile?.proposal
            ? `The table ${profile.proposal.target.table}, by the key ${profile.proposal.target.key.join(', ')}.`
            : '')}
      </AlertDescription>
    </Alert>
  )
}

function UnderWay({ id }: { id: string }) {
  const live = useLive(operationQueries.one(id), oneOperationEvents(id))
  return (
    <Card>
      <CardHeader>
        <CardTitle>A table is being made of it</CardTitle>
        <Link href={operationHref(id)} className="text-sm underline underline-offset-4">
          See the operation
        </Link>
      </CardHeader>
      <CardContent>
        {live.data ? <OperationSteps operation={live.data} /> : <p className="text-muted-foreground text-sm">…</p>}
      </CardContent>
    </Card>
  )
}

function Made({ upload: { key, table, pipeline } }: { upload: UploadDetails }) {
  const made = useQuery(uploadQueries.lastMade(key))
  const dataset = made.data ? datasetAddress(made.data) : null
  return (
    <Alert>
      <CircleCheck aria-hidden />
      <AlertTitle>It is in the table {table}</AlertTitle>
      <AlertDescription className="flex flex-wrap gap-x-4 gap-y-1 text-foreground [&_a]:underline [&_a]:underline-offset-4">
        {table === null ? null : <Link href={schemaTableHref(table)}>See the table</Link>}
        {dataset === null ? null : (
          <a href={dataset} target="_blank" rel="noreferrer">
            Explore it in Superset
          </a>
        )}
        {pipeline === null ? null : <Link href={ingestionPipelineHref(pipeline)}>See the pipeline</Link>}
      </AlertDescription>
    </Alert>
  )
}

function FileFacts({ upload: { sizeBytes, modifiedAt } }: { upload: UploadDetails }) {
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3 text-sm">
      <Fact label="Size">
        <Bytes value={sizeBytes} />
      </Fact>
      <Fact label="Written">
        <RelativeTime at={modifiedAt} />
      </Fact>
    </dl>
  )
}

const delimiterWords: Record<string, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar |',
  ' ': 'space',
}

function Profile({ upload, profile }: { upload: UploadDetails; profile: UploadProfile }) {
  const { format, delimiter, quote, encoding, hasHeader, columns, firstRows, candidateKeys, rows, badRows, notes } =
    profile
  return (
    <>
      {notes.length > 0 || badRows !== '0' ? (
        <Alert tone="attention">
          <TriangleAlert aria-hidden />
          <AlertTitle>To know before it becomes a table</AlertTitle>
          <AlertDescription className="wrap-anywhere">
            <ul className="list-disc pl-4">
              {badRows === '0' ? null : <li>{formatInteger(badRows)} rows are not as the others</li>}
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </AlertDescription>
        </Alert>
      ) : null}
      <dl className="flex flex-wrap gap-x-10 gap-y-3 text-sm">
        <Fact label="Rows">
          <Count value={rows} />
        </Fact>
        <Fact label="Columns">
          <Count value={columns.length} />
        </Fact>
        <Fact label="Size">
          <Bytes value={upload.sizeBytes} />
        </Fact>
        <Fact label="Format">
          {[
            format,
            delimiter === null ? null : (delimiterWords[delimiter] ?? delimiter),
            quote === null ? null : `quotes ${quote}`,
            encoding,
            format !== 'csv' ? null : hasHeader ? 'with a header' : 'without a header',
          ]
            .filter((part) => part !== null)
            .join(', ')}
        </Fact>
        <Fact label="Could be the key">
          {candidateKeys.length === 0 ? (
            <span className="text-muted-foreground">no column tells all rows apart</span>
          ) : (
            <span className="flex flex-wrap gap-1.5">
              {candidateKeys.slice(0, 5).map((key) => (
                <Badge key={key.join()} tone="outline" className="font-mono">
                  {key.join(', ')}
                </Badge>
              ))}
            </span>
          )}
        </Fact>
        <Fact label="Written">
          <RelativeTime at={upload.modifiedAt} />
        </Fact>
      </dl>
      <ProfileTable columns={columns} rows={rows} />
      <Card>
        <CardHeader>
          <CardTitle>First rows</CardTitle>
          <CardDescription>As the file has them</CardDescription>
        </CardHeader>
        {firstRows.length === 0 ? (
          <p className="px-4 py-6 text-muted-foreground text-sm">The file has no rows.</p>
        ) : (
          <CellsTable columns={columns} rows={firstRows} />
        )}
      </Card>
    </>
  )
}
