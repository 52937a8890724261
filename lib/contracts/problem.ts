import { z } from 'zod'
import { type ErrorCode, errorCodes, type Problem, upstreams } from '@/lib/errors'

const codes = Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]

/** {@link Problem}, for the OpenAPI document. */
export const problemSchema = z
  .object({
    type: z.string().describe('A URN that ends with the code.'),
    title: z.string().describe('What happened, as for every problem with this code.'),
    status: z.int().describe('The answer’s HTTP status.'),
    code: z.enum(codes).describe('What to decide by. Codes are added, never changed.'),
    detail: z.string().optional().describe('What happened in this case, and what to do.'),
    field: z
      .string()
      .optional()
      .describe('The input at fault, as a dotted path; `path`, `query` or `body` for all of it.'),
    upstream: z.enum(upstreams).optional().describe('The service that failed.'),
    retryAfterMs: z.int().optional().describe('How long to wait before it makes sense to try again.'),
    requestId: z.string().describe('By which the console’s log finds this request.'),
  })
  .meta({ id: 'Problem', description: 'Why an operation failed, as in RFC 9457.' }) satisfies z.ZodType<Problem>

/** Why a stream ends that had begun already. */
export const streamFailureSchema = problemSchema
  .pick({ code: true, title: true, detail: true, requestId: true })
  .meta({ id: 'StreamFailure', description: 'Why a stream ends before its time.' })
