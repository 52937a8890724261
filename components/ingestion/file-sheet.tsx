'use client'

import { SearchX } from 'lucide-react'
import { useQueryStates } from 'nuqs'
import { CopyButton } from '@/components/state/copy-button'
import { EmptyState } from '@/components/state/empty-state'
import { FactRow } from '@/components/state/fact'
import { Bytes } from '@/components/state/quantity'
import { RelativeTime } from '@/components/state/relative-time'
import { StateBadge } from '@/components/state/state-badge'
import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from '@/components/ui/sheet'
import type { IngestedFile } from '@/lib/contracts/ingestion'
import { formatInteger } from '@/lib/utils/format'
import type { AskedRunState } from './asked-run'
import { ReprocessButton } from './files-list'
import { pipelineParsers } from './filter'
import { RowCounts } from './row-counts'

const explanations: Record<IngestedFile['status'], string> = {
  pending: 'It waits to be read.',
  ingested: 'Its rows are in the table.',
  refused: 'None of its rows is in the table.',
  gone: 'It was read, and is not in S3 any more. Its rows stay.',
}

interface FileSheetProps {
  name: string
  /** Null where it is not among the files that are shown. */
  file: IngestedFile | null
  onClose: () => void
  onAsked: (asked: AskedRunState) => void
}

/** All that is known of one file. */
export function FileSheet({ name, file, onClose, onAsked }: FileSheetProps) {
  return (
    <Sheet open onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent>{file ? <File name={name} file={file} onAsked={onAsked} /> : <NoFile />}</SheetContent>
    </Sheet>
  )
}

function NoFile() {
  return (
    <>
      <SheetTitle className="sr-only">A file</SheetTitle>
      <SheetDescription className="sr-only">It is not shown</SheetDescription>
      <EmptyState icon={SearchX} title="The file is not among those shown">
        Load more of the list, or clear its filters.
      </EmptyState>
    </>
  )
}

function File({ name, file, onAsked }: { name: string; file: IngestedFile; onAsked: FileSheetProps['onAsked'] }) {
  const { key, status, reason, notes, sizeBytes, etag, modifiedAt, rows, runId, recordedAt } = file
  const [, setState] = useQueryStates({
    tab: pipelineParsers.tab,
    'rejects.q': pipelineParsers['rejects.q'],
    'rejects.status': pipelineParsers['rejects.status'],
    file: pipelineParsers['rejects.column'],
  })
  return (
    <>
      <SheetHeader>
        <SheetTitle className="wrap-anywhere font-mono font-normal">{key}</SheetTitle>
        <SheetDescription className="flex flex-wrap items-center gap-2">
          <StateBadge state={status} />
          {explanations[status]}
        </SheetDescription>
      </SheetHeader>
      <div className="grid gap-6 overflow-y-auto p-4">
        {reason === null ? null : (
          <Alert tone="failing">
            <SearchX aria-hidden />
            <AlertTitle>Why it was refused</AlertTitle>
            <AlertDescription className="wrap-anywhere whitespace-pre-line">{reason}</AlertDescription>
          </Alert>
        )}
        {notes === null ? null : (
          <section className="grid gap-1">
            <h2 className="font-medium text-sm">What was noticed</h2>
            <p className="wrap-anywhere whitespace-pre-line text-sm">{notes}</p>
          </section>
        )}
        {rows === null ? null : (
          <section className="grid gap-2">
            <h2 className="font-medium text-sm">What became of its rows</h2>
            <RowCounts rows={rows} />
            {rows.rejected === '0' ? null : (
              <Button
                size="sm"
                className="justify-self-start"
                onClick={() => void setState({ tab: 'rejects', 'rejects.q': key, 'rejects.status': 'all', file: null })}
              >
                See the {formatInteger(rows.rejected)} that were kept aside
              </Button>
            )}
          </section>
        )}
        <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[8rem_1fr]">
          {sizeBytes === null ? null : (
            <FactRow label="Size">
              <Bytes value={sizeBytes} />
            </FactRow>
          )}
          {modifiedAt === null ? null : (
            <FactRow label="Written">
              <RelativeTime at={modifiedAt} />
            </FactRow>
          )}
          {recordedAt === null ? null : (
            <FactRow label="Read">
              <RelativeTime at={recordedAt} />
            </FactRow>
          )}
          {runId === null ? null : (
            <FactRow label="By the run">
              <span className="wrap-anywhere font-mono text-xs">{runId}</span>
            </FactRow>
          )}
          {etag === null ? null : (
            <FactRow label="ETag">
              <span className="wrap-anywhere font-mono text-xs">{etag}</span>
            </FactRow>
          )}
          <FactRow label="Address">
            <span className="inline-flex max-w-full items-center gap-1">
              <span className="wrap-anywhere font-mono text-xs">s3://lakehouse/{key}</span>
              <CopyButton text={`s3://lakehouse/${key}`} label="Copy address" className="-my-1.5" />
            </span>
          </FactRow>
        </dl>
        {status === 'gone' ? null : (
          <div>
            <ReprocessButton name={name} files={[key]} label="Read it again…" onAsked={onAsked} />
          </div>
        )}
      </div>
    </>
  )
}
