'use client'

import { useQueryClient } from '@tanstack/react-query'
import { CircleX, RotateCw, Upload, X } from 'lucide-react'
import Link from 'next/link'
import { type DragEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useCan } from '@/components/shell/viewer-context'
import { StateBadge } from '@/components/state/state-badge'
import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { cn } from '@/lib/utils/cn'
import { formatBytes } from '@/lib/utils/format'
import { uploadHref, uploadQueries } from './queries'
import { clearDone, dropTransfer, retryTransfer, sendFiles, type Transfer, transfers } from './transfers'

const nothing: readonly Transfer[] = []
/** What lies here becomes a table without anyone's word. */
const automaticFolder = 'auto/'

interface Waiting {
  files: File[]
  /** Those of them that would take the place of another. */
  known: string[]
}

/** Takes files by drag and drop or by the browser's dialog, and shows how far each is. Nothing for who may upload none. */
export function DropZone({ known }: { known: ReadonlySet<string> }) {
  const client = useQueryClient()
  const list = useSyncExternalStore(transfers.subscribe, transfers.read, () => nothing)
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const [isAutomatic, setIsAutomatic] = useState(false)
  const [asking, setAsking] = useState<Waiting | null>(null)
  useEffect(() => transfers.onFinished(() => void client.invalidateQueries({ queryKey: uploadQueries.all })), [client])
  if (!useCan('operate')) return null
  const folder = isAutomatic ? automaticFolder : ''
  const take = (files: File[]) => {
    const there = files.map(({ name }) => `${folder}${name}`).filter((name) => known.has(name))
    if (there.length > 0) setAsking({ files, known: there })
    else sendFiles(files, folder)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    take(filesOf(event.dataTransfer))
  }
  return (
    <div className="grid min-w-0 gap-3">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button within does the same without a mouse */}
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
        className={cn(
          'flex flex-wrap items-center gap-x-6 gap-y-3 rounded-md border border-control border-dashed bg-surface px-4 py-5 transition-colors',
          isOver && 'border-accent bg-hover',
        )}
      >
        <div className="flex min-w-0 flex-1 basis-72 items-start gap-3">
          <Upload className="mt-0.5 size-5 shrink-0 text-muted-foreground" aria-hidden />
          <div className="grid gap-0.5">
            <p className="font-medium">Drop files here</p>
            <p className="text-muted-foreground text-sm">
              CSV, JSON Lines or Parquet, also as .gz or .zst. Each is read through and proposed as a table.
            </p>
          </div>
        </div>
        <label className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={isAutomatic}
            onChange={({ currentTarget }) => setIsAutomatic(currentTarget.checked)}
            className="size-4 accent-accent"
          />
          Make tables at once, as proposed
        </label>
        <input
          ref={input}
          type="file"
          multiple
          aria-label="Files to upload"
          tabIndex={-1}
          className="sr-only"
          onChange={({ currentTarget }) => {
            take([...(currentTarget.files ?? [])])
            currentTarget.value = ''
          }}
        />
        <Button variant="primary" onClick={() => input.current?.click()}>
          <Upload aria-hidden />
          Upload files
        </Button>
      </div>
      {asking ? (
        <Alert tone="attention">
          <CircleX aria-hidden />
          <AlertTitle>
            {asking.known.length === 1 ? 'There is such a file already' : 'There are such files already'}
          </AlertTitle>
          <AlertDescription className="wrap-anywhere grid gap-2">
            <span>
              <span className="font-mono text-xs">{asking.known.slice(0, 5).join(', ')}</span>
              {asking.known.length > 5 ? ` and ${asking.known.length - 5} more` : ''}: what is uploaded takes their
              place, and is read anew.
            </span>
            <span className="flex gap-2">
              <Button
                size="sm"
                onClick={() => {
                  sendFiles(asking.files, folder)
                  setAsking(null)
                }}
              >
                Replace
              </Button>
              <Button variant="ghost" size="sm" onClick={() => setAsking(null)}>
                Cancel
              </Button>
            </span>
          </AlertDescription>
        </Alert>
      ) : null}
      <Transfers list={list} />
    </div>
  )
}

/** The files of what was dropped; a folder has no bytes of its own, and is left out. */
function filesOf({ items, files }: DataTransfer): File[] {
  const dropped = [...items].filter((item) => item.kind === 'file')
  if (dropped.length === 0) return [...files]
  return dropped.flatMap((item) => {
    if (item.webkitGetAsEntry()?.isDirectory) return []
    return item.getAsFile() ?? []
  })
}

function Transfers({ list }: { list: readonly Transfer[] }) {
  if (list.length === 0) return null
  const isAnyDone = list.some(({ state }) => state === 'done')
  return (
    <section aria-label="On their way" className="rounded-md border bg-raised">
      <ul className="max-h-72 divide-y overflow-y-auto">
        {list.map((transfer) => (
          <TransferRow key={transfer.id} transfer={transfer} />
        ))}
      </ul>
      {isAnyDone ? (
        <div className="flex justify-end border-t px-3 py-2">
          <Button variant="ghost" size="sm" onClick={clearDone}>
            Clear those that are there
          </Button>
        </div>
      ) : null}
    </section>
  )
}

function TransferRow({ transfer: { id, name, sizeBytes, sentBytes, state, error } }: { transfer: Transfer }) {
  const isUnderWay = state === 'uploading' || state === 'waiting'
  return (
    <li className="grid gap-1.5 px-3 py-2">
      <div className="flex items-center gap-3">
        <span className="min-w-0 flex-1 truncate font-mono text-xs" title={name}>
          {state === 'done' ? (
            <Link href={uploadHref(name)} className="hover:underline">
              {name}
            </Link>
          ) : (
            name
          )}
        </span>
        <span data-numeric className="whitespace-nowrap text-muted-foreground text-xs">
          {state === 'uploading' ? `${formatBytes(sentBytes)} of ` : ''}
          {formatBytes(sizeBytes)}
        </span>
        <StateBadge state={state} />
        {state === 'failed' || state === 'cancelled' ? (
          <Button variant="ghost" size="icon-sm" aria-label={`Try ${name} again`} onClick={() => retryTransfer(id)}>
            <RotateCw aria-hidden />
          </Button>
        ) : null}
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={isUnderWay ? `Cancel ${name}` : `Take ${name} off the list`}
          onClick={() => dropTransfer(id)}
        >
          <X aria-hidden />
        </Button>
      </div>
      {state === 'uploading' ? (
        <progress
          aria-label={`Upload of ${name}`}
          value={sentBytes}
          max={Math.max(1, sizeBytes)}
          className="h-1 w-full appearance-none overflow-hidden rounded-full bg-surface [&::-moz-progress-bar]:bg-working [&::-webkit-progress-bar]:bg-surface [&::-webkit-progress-value]:bg-working"
        />
      ) : null}
      {error === null ? null : (
        <p role="alert" className="wrap-anywhere text-failing text-xs">
          {error}
        </p>
      )}
    </li>
  )
}
