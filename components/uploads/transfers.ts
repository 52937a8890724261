import { isProblem } from '@/lib/errors'

/** A file on its way from this browser to S3. */
export interface Transfer {
  id: number
  /** Its key below `uploads/`. */
  name: string
  sizeBytes: number
  sentBytes: number
  state: 'waiting' | 'uploading' | 'done' | 'failed' | 'cancelled'
  /** Why it failed. */
  error: string | null
}

/** A browser has six connections to a server, for all of its windows together. */
const atOnce = 2

interface Entry {
  transfer: Transfer
  file: File
  request: XMLHttpRequest | null
}

/** Outlives the page that began it, so that one may look at others meanwhile. */
let entries: Entry[] = []
let snapshot: readonly Transfer[] = []
let lastId = 0
const listeners = new Set<() => void>()
const finished = new Set<(name: string) => void>()

function publish(): void {
  snapshot = entries.map(({ transfer }) => transfer)
  const isBusy = snapshot.some(({ state }) => state === 'waiting' || state === 'uploading')
  window.onbeforeunload = isBusy ? (event) => event.preventDefault() : null
  for (const listener of listeners) listener()
}

function change(id: number, next: Partial<Transfer>): void {
  entries = entries.map((entry) =>
    entry.transfer.id === id ? { ...entry, transfer: { ...entry.transfer, ...next } } : entry,
  )
  publish()
}

function begin(): void {
  const under = entries.filter(({ transfer }) => transfer.state === 'uploading').length
  const next = entries.find(({ transfer }) => transfer.state === 'waiting')
  if (!next || under >= atOnce) return
  send(next)
  begin()
}

function send(entry: Entry): void {
  const { id, name } = entry.transfer
  // fetch does not tell how much is sent.
  const request = new XMLHttpRequest()
  entry.request = request
  const end = (next: Partial<Transfer>) => {
    change(id, next)
    if (next.state === 'done') for (const listener of finished) listener(name)
    begin()
  }
  request.upload.onprogress = ({ loaded }) => change(id, { sentBytes: loaded })
  request.onload = () =>
    request.status < 300
      ? end({ state: 'done', sentBytes: entry.file.size })
      : end({ state: 'failed', error: wordsOf(request) })
  request.onerror = () =>
    end({ state: 'failed', error: 'The connection broke off, or the file cannot be read any more. Try it again.' })
  request.onabort = () => end({ state: 'cancelled' })
  request.open('PUT', `/api/v1/objects/uploads/${name.split('/').map(encodeURIComponent).join('/')}`)
  request.setRequestHeader('content-type', 'application/octet-stream')
  change(id, { state: 'uploading' })
  request.send(entry.file)
}

function wordsOf(request: XMLHttpRequest): string {
  try {
    const problem: unknown = JSON.parse(request.responseText)
    if (isProblem(problem)) return problem.detail ?? problem.title
  } catch {
    // No problem document: what stood before the console answered.
  }
  return `The console answered with HTTP ${request.status}.`
}

/** Sends files, two at a time. @param folder below `uploads/`, empty or with a slash at its end. */
export function sendFiles(files: readonly File[], folder = ''): void {
  const added = files.map((file): Entry => {
    lastId += 1
    const name = `${folder}${file.name}`
    return {
      file,
      request: null,
      transfer: { id: lastId, name, sizeBytes: file.size, sentBytes: 0, state: 'waiting', error: null },
    }
  })
  entries = [...entries, ...added]
  publish()
  begin()
}

/** Ends one that is on its way, or takes one off the list that has ended. */
export function dropTransfer(id: number): void {
  const entry = entries.find(({ transfer }) => transfer.id === id)
  if (!entry) return
  if (entry.transfer.state === 'uploading') {
    entry.request?.abort()
    return
  }
  entries = entries.filter((each) => each !== entry)
  publish()
  begin()
}

/** Sends one again that failed or was cancelled. */
export function retryTransfer(id: number): void {
  change(id, { state: 'waiting', sentBytes: 0, error: null })
  begin()
}

/** Takes all off the list that are there. */
export function clearDone(): void {
  entries = entries.filter(({ transfer }) => transfer.state !== 'done')
  publish()
}

export const transfers = {
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  read: () => snapshot,
  /** Told of each file once it is in S3. */
  onFinished(listener: (name: string) => void) {
    finished.add(listener)
    return () => void finished.delete(listener)
  },
}
