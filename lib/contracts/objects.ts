import { z } from 'zod'

const bytesOf = (text: string) => new TextEncoder().encode(text).length

/** Where an object goes: relative, and staying where it says. */
export const objectKeySchema = z
  .string()
  .min(1, 'Name the object')
  .max(1_024)
  .refine((key) => !key.startsWith('/'), 'A key does not begin with “/”')
  .refine((key) => !key.endsWith('/'), 'A key does not end with “/”')
  .refine(
    (key) => key.split('/').every((part) => part !== '..' && part !== '.'),
    'A key has no “.” or “..” in its path',
  )
  .refine((key) => !/\p{Cc}/u.test(key), 'A key has no control characters')
  .refine((key) => bytesOf(key) <= 1_024, 'A key has at most 1,024 bytes')
  .refine((key) => key.split('/').every((part) => bytesOf(part) <= 255), 'Between slashes a key has at most 255 bytes')
  .describe('Where in the bucket; slashes are part of it.')
  .meta({ example: 'raw/sales/2026-11-23.csv' })

export const uploadedObjectSchema = z
  .object({
    bucket: z.string().describe('The bucket it is in.'),
    key: z.string().describe('Its place in the bucket.'),
    sizeBytes: z.int().nonnegative().describe('How much was written.'),
    etag: z.string().describe('What S3 calls this content.'),
  })
  .meta({
    id: 'UploadedObject',
    description: 'A file as it was written to S3.',
    example: {
      bucket: 'lakehouse',
      key: 'raw/sales/2026-11-23.csv',
      sizeBytes: 18_204,
      etag: '9b2cf535f27731c974343645a3985328',
    },
  })
