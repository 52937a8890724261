import { isLosslessNumber, parse } from 'lossless-json'
import { z } from 'zod'

/** A Trino type, taken apart: `row(id bigint)` is `row` with one argument. */
export interface TypeSignature {
  rawType: string
  arguments?: { kind: string; value: unknown }[] | undefined
}

const signatureSchema: z.ZodType<TypeSignature> = z.object({
  rawType: z.string(),
  arguments: z.array(z.object({ kind: z.string(), value: z.unknown() })).optional(),
})

const answerSchema = z.object({
  id: z.string(),
  nextUri: z.string().optional(),
  columns: z.array(z.object({ name: z.string(), type: z.string(), typeSignature: signatureSchema })).optional(),
  data: z.array(z.array(z.unknown())).optional(),
  error: z
    .object({
      message: z.string(),
      errorName: z.string().default('UNKNOWN'),
      errorType: z.string().default('INTERNAL_ERROR'),
    })
    .optional(),
})

export type TrinoAnswer = z.infer<typeof answerSchema>

/**
 * Reads one answer of Trino's protocol without losing a digit: every number stays as it was written until its type is known.
 *
 * @throws {SyntaxError | z.ZodError} when it is no such answer.
 */
export function parseAnswer(text: string): TrinoAnswer {
  return answerSchema.parse(parse(text))
}

/** A value of the given type as JSON can carry it: BIGINT and DECIMAL as strings, also within arrays, maps and rows. */
export function decodeValue(value: unknown, signature: TypeSignature | undefined): unknown {
  if (isLosslessNumber(value)) {
    return signature?.rawType === 'bigint' || signature?.rawType === 'decimal' ? value.value : Number(value.value)
  }
  if (typeof value !== 'object' || value === null) return value
  const types = (signature?.arguments ?? []).map((argument) => toSignature(argument.value))
  if (Array.isArray(value)) {
    const isArray = signature?.rawType === 'array'
    return value.map((item, index) => decodeValue(item, types[isArray ? 0 : index]))
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decodeValue(item, types[1])]))
}

/** The type within an argument; a row's arguments carry its field's name around it. */
function toSignature(value: unknown): TypeSignature | undefined {
  const named = z.object({ typeSignature: signatureSchema }).safeParse(value)
  if (named.success) return named.data.typeSignature
  const plain = signatureSchema.safeParse(value)
  return plain.success ? plain.data : undefined
}
