import { z } from 'zod'
import { type ErrorCode, errorCodes, type Problem, upstreams } from '@/lib/errors'

const codes = Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]

/** {@link Problem}, for the OpenAPI document. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(codes),
    detail: z.string().optional(),
    field: z.string().optional(),
    upstream: z.enum(upstreams).optional(),
    retryAfterMs: z.int().optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' }) satisfies z.ZodType<Problem>
