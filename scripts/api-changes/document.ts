import type { JsonSchema } from '@/lib/server/http/example-of'

export type { JsonSchema }

export interface Parameter {
  in: string
  name: string
  required?: boolean
  deprecated?: boolean
  schema?: JsonSchema
}

export type Content = Record<string, { schema?: JsonSchema }>

export interface Answer {
  $ref?: string
  content?: Content
  headers?: Record<string, unknown>
}

export interface DocumentedOperation {
  'x-scope'?: string
  deprecated?: boolean
  'x-sunset'?: string
  parameters?: Parameter[]
  requestBody?: { required?: boolean; content: Content }
  responses: Record<string, Answer>
}

/** The parts of an OpenAPI document that a caller relies on. */
export interface ApiDocument {
  paths: Record<string, Record<string, DocumentedOperation>>
  components?: { schemas?: Record<string, JsonSchema> }
}
