import type { Declaration } from '@/lib/contracts/declaration'
import { listObjects, type StoredObject } from '@/lib/server/clients/s3'
import { createSharedPoll, type SharedPoll } from '@/lib/server/live'
import { readPipelines } from './declarations'
import { addressOf, bucket, ledgerPoll, versionOf } from './ledger'

const periodMs = 5_000
/** Of one pipeline; a hundred requests. */
const mostFiles = 100_000

export interface SeenFiles {
  seen: number
  isComplete: boolean
  /** In S3 and not in the ledger as they are now, the oldest first. */
  pending: StoredObject[]
}

/** What S3 has for every pipeline, by name, beside what was read of it; shared by all who look. */
export function seenFilesPoll(): SharedPoll<ReadonlyMap<string, SeenFiles>> {
  return createSharedPoll({ key: 'ingestion files', periodMs, load: readSeenFiles })
}

async function readSeenFiles(signal: AbortSignal): Promise<ReadonlyMap<string, SeenFiles>> {
  const [pipelines, ledger] = await Promise.all([readPipelines(), ledgerPoll().read()])
  const found = new Map<string, SeenFiles>()
  // Without what was read, every file would seem to be waiting.
  if (!ledger.data) return found
  for (const { name, declaration, faults } of pipelines) {
    if (!declaration || faults.length > 0) continue
    const listed = await listObjects({ bucket, prefix: declaration.source.prefix, atMost: mostFiles }, signal)
    const objects = listed.objects.filter(({ key }) => isOf(declaration, key))
    const versions = ledger.data.get(name)?.versions
    found.set(name, {
      seen: objects.length,
      isComplete: listed.isComplete,
      pending: objects
        .filter(({ key, etag }) => !versions?.has(versionOf(addressOf(key), etag)))
        .sort(
          (left, right) => left.modifiedAt.getTime() - right.modifiedAt.getTime() || (left.key < right.key ? -1 : 1),
        ),
    })
  }
  return found
}

const endings = {
  csv: ['.csv', '.tsv', '.txt'],
  jsonl: ['.jsonl', '.ndjson', '.json'],
  parquet: ['.parquet'],
} as const

/** What a file is by its name; null for a name that says nothing. */
export function formatOf(key: string): keyof typeof endings | null {
  const name = key
    .toLowerCase()
    .replace(/\.gz$/, '')
    .replace(/\.zst$/, '')
  const formats = Object.keys(endings) as (keyof typeof endings)[]
  return formats.find((format) => endings[format].some((ending) => name.endsWith(ending))) ?? null
}

/** Whether a pipeline reads an object, as the pipelines themselves decide it: by its place and its ending. */
export function isOf({ source: { prefix, format = 'csv' } }: Declaration, key: string): boolean {
  return key.startsWith(prefix) && (key === prefix || formatOf(key) === format)
}
