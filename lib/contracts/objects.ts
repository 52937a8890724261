import { z } from 'zod'

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

export const uploadedObjectSchema = z
  .object({ bucket: z.string(), key: z.string(), sizeBytes: z.int().nonnegative(), etag: z.string() })
  .meta({ id: 'UploadedObject' })
