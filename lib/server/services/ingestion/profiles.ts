import { createHash } from 'node:crypto'
import { z } from 'zod'
import { sourceFormats } from '@/lib/contracts/declaration'
import { readObject, type StoredObject } from '@/lib/server/clients/s3'
import { bucket } from './ledger'

/** A profile of 2,000 columns has about 1 MB. */
const mostBytes = 8 * 1024 * 1024

const countSchema = z.union([z.int().transform(String), z.string().regex(/^\d+$/)])
const textSchema = z
  .string()
  .nullish()
  .transform((text) => text ?? null)
const cellSchema = z.union([z.string(), z.null()])

/** As the DAG `profile_uploads` writes it. */
const storedSchema = z.object({
  key: z.string(),
  etag: z.string(),
  profiledAt: z.string().transform((text) => new Date(text).toISOString()),
  status: z.enum(['proposed', 'refused']),
  reason: textSchema,
  rows: countSchema.default('0'),
  badRows: countSchema.default('0'),
  format: z.enum(sourceFormats).nullish(),
  delimiter: textSchema,
  quote: textSchema,
  encoding: textSchema,
  header: z.boolean().nullish(),
  columns: z
    .array(
      z.object({
        name: z.string(),
        source: z.string(),
        type: z.string(),
        nulls: countSchema.nullish(),
        distinct: countSchema.nullish(),
        distinctIsExact: z.boolean().default(false),
        min: textSchema,
        max: textSchema,
        examples: z.array(z.string()).default([]),
        candidateKey: z.boolean().default(false),
        form: textSchema,
      }),
    )
    .default([]),
  candidateKeys: z.array(z.array(z.string())).default([]),
  firstRows: z.array(z.array(cellSchema)).default([]),
  notes: z.array(z.string()).default([]),
  proposal: z.unknown(),
})

export type StoredProfile = z.output<typeof storedSchema>

export const profileKeyOf = (key: string) => `profiles/${createHash('sha256').update(key).digest('hex')}.json`

/**
 * What was found out about a file as it is now; null while it was not.
 *
 * @throws {AppError} an upstream's code of `s3`.
 */
export async function readProfile({ key, etag }: StoredObject, signal?: AbortSignal): Promise<StoredProfile | null> {
  const content = await readObject({ bucket, key: profileKeyOf(key), atMostBytes: mostBytes }, signal)
  if (!content) return null
  const profile = parseProfile(Buffer.from(content).toString('utf8'))
  return profile?.etag === etag && profile.key === key ? profile : null
}

/** Anyone who may write to the bucket could have written one: what does not fit is as if it were not there. */
export function parseProfile(text: string): StoredProfile | null {
  try {
    return storedSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
