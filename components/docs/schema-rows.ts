import { type DocumentedSchema, resolveSchema } from './api-document'

export interface SchemaRow {
  /** Where it is in the value: `items[].name`; empty for the value itself. */
  path: string
  depth: number
  type: string
  isRequired: boolean
  description: string
  /** What else holds: values, limits, what it is when left out. */
  notes: string[]
}

/** A schema as rows, one for each field, in the order of the document. */
export function schemaRows(schema: DocumentedSchema): SchemaRow[] {
  return fieldsOf(schema, '', 0, [])
}

function fieldsOf(given: DocumentedSchema, path: string, depth: number, open: readonly string[]): SchemaRow[] {
  const { schema, name } = resolveSchema(given)
  // A schema that holds itself is told once.
  if (name !== null && open.includes(name)) return []
  const inside = name === null ? open : [...open, name]
  const choices = choicesOf(schema)
  if (choices.length > 0) return mergeForms(choices.map((choice) => fieldsOf(choice, path, depth, inside)))
  if (schema.items) return fieldsOf(schema.items, `${path}[]`, depth, inside)
  const properties = Object.entries(schema.properties ?? {}).flatMap(([field, property]) => {
    const at = path === '' ? field : `${path}.${field}`
    const isRequired = schema.required?.includes(field) === true
    return [toRow(property, at, depth, isRequired), ...fieldsOf(property, at, depth + 1, inside)]
  })
  const others = schema.additionalProperties
  if (typeof others !== 'object' || Object.keys(others).length === 0) return properties
  return [...properties, ...fieldsOf(others, path === '' ? '*' : `${path}.*`, depth, inside)]
}

/** The fields of all forms, each once: what not every form has may be missing. */
function mergeForms(forms: SchemaRow[][]): SchemaRow[] {
  const byPath = Map.groupBy(forms.flat(), ({ path }) => path)
  return [...byPath.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : {
          ...first,
          type: [...new Set([first, ...others].map(({ type }) => type))].join(' or '),
          isRequired: 1 + others.length === forms.length && [first, ...others].every(({ isRequired }) => isRequired),
        },
  )
}

/** The forms that a value may have besides null. */
function choicesOf({ anyOf, oneOf }: DocumentedSchema): DocumentedSchema[] {
  return (anyOf ?? oneOf ?? []).filter((choice) => choice.type !== 'null')
}

function toRow(given: DocumentedSchema, path: string, depth: number, isRequired: boolean): SchemaRow {
  const { schema } = resolveSchema(given)
  return { path, depth, type: typeOf(given), isRequired, description: schema.description ?? '', notes: notesOf(given) }
}

/** What a value is, in a few words. */
export function typeOf(given: DocumentedSchema): string {
  const { schema } = resolveSchema(given)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return [...new Set(choices.map(typeOf))].join(' or ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.items) return `list of ${typeOf(schema.items)}`
  const types = [schema.type ?? 'any'].flat().map((type) => (type === 'string' ? textTypeOf(schema) : type))
  return types.join(' or ')
}

function textTypeOf({ format, contentSchema }: DocumentedSchema): string {
  if (contentSchema) return 'JSON'
  switch (format) {
    case 'date-time':
      return 'instant'
    case 'email':
      return 'email address'
    case 'uri':
      return 'URL'
    case 'binary':
      return 'bytes'
    default:
      return 'string'
  }
}

/** What else holds for a value. */
export function notesOf(given: DocumentedSchema): string[] {
  const { schema } = resolveSchema(given)
  const values = schema.enum ?? schema.items?.enum
  return [
    ...(values ? [`One of ${values.map((value) => `\`${String(value)}\``).join(', ')}.`] : []),
    ...rangeNote(schema.minimum, schema.maximum, ''),
    ...rangeNote(schema.minLength, schema.maxLength, ' characters'),
    ...rangeNote(schema.minItems, schema.maxItems, ' items'),
    ...(schema.default === undefined ? [] : [`\`${JSON.stringify(schema.default)}\` when left out.`]),
  ]
}

/** Beyond what JavaScript counts exactly, a limit tells nobody anything. */
const isLimit = (value: number | undefined): value is number =>
  value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER

function rangeNote(least: number | undefined, most: number | undefined, unit: string): string[] {
  const number = (value: number) => value.toLocaleString('en')
  if (isLimit(least) && isLimit(most)) return [`${number(least)} to ${number(most)}${unit}.`]
  if (isLimit(most)) return [`At most ${number(most)}${unit}.`]
  return isLimit(least) ? [`At least ${number(least)}${unit}.`] : []
}
