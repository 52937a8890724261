import type { DagParam } from '@/lib/contracts/pipelines'

/** One input of the form that starts a run. */
export interface ParamField {
  name: string
  label: string
  hint: string | null
  kind: 'text' | 'number' | 'boolean' | 'choice' | 'json'
  isNullable: boolean
  /** What the input shows at first: text as typed, or `true`/`false`. */
  initial: string
  /** Of `choice`: each as text and as what is sent. */
  choices: { text: string; value: unknown }[]
  schema: Record<string, unknown>
}

/** The input for each param by its JSON schema; what no simple input can hold is written as JSON. */
export function fieldsOf(params: Record<string, DagParam>): ParamField[] {
  return Object.entries(params).map(([name, { default: value, description, schema }]) => {
    const types = typesOf(schema)
    const isNullable = types.includes('null')
    const kind = kindOf(
      types.filter((type) => type !== 'null'),
      schema,
    )
    const choices =
      kind === 'choice' && Array.isArray(schema.enum)
        ? schema.enum.map((each: unknown) => ({ text: toText(each), value: each }))
        : []
    return {
      name,
      label: typeof schema.title === 'string' ? schema.title : name,
      hint: description ?? (typeof schema.description === 'string' ? schema.description : null),
      kind,
      isNullable,
      initial: kind === 'json' ? JSON.stringify(value ?? null, null, 2) : toText(value),
      choices,
      schema,
    }
  })
}

const toText = (value: unknown) =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)

function typesOf({ type }: Record<string, unknown>): string[] {
  return (Array.isArray(type) ? type : [type]).filter((each): each is string => typeof each === 'string')
}

function kindOf(types: string[], schema: Record<string, unknown>): ParamField['kind'] {
  if (Array.isArray(schema.enum)) return 'choice'
  const [type] = types
  if (types.length !== 1) return 'json'
  if (type === 'string') return 'text'
  if (type === 'integer' || type === 'number') return 'number'
  return type === 'boolean' ? 'boolean' : 'json'
}

export type Faults = Record<string, string>

/**
 * Reads the form. What is as it was at first is left out, so that the DAG's own default goes on holding.
 *
 * @returns the values to send, or what is wrong with which field.
 */
export function readConf(
  fields: readonly ParamField[],
  entered: Record<string, string>,
): { conf: Record<string, unknown>; faults: Faults } {
  const conf: Record<string, unknown> = {}
  const faults: Faults = {}
  for (const field of fields) {
    const text = entered[field.name] ?? field.initial
    if (text === field.initial && (text !== '' || field.isNullable || field.kind === 'text')) continue
    const result = readValue(field, text)
    if ('fault' in result) faults[field.name] = result.fault
    else conf[field.name] = result.value
  }
  return { conf, faults }
}

type Read = { value: unknown } | { fault: string }

function readValue(field: ParamField, text: string): Read {
  if (text === '' && field.isNullable) return { value: null }
  switch (field.kind) {
    case 'text':
      return readText(field, text)
    case 'number':
      return readNumber(field, text)
    case 'boolean':
      return { value: text === 'true' }
    case 'choice': {
      const choice = field.choices.find((each) => each.text === text)
      return choice ? { value: choice.value } : { fault: 'Choose one' }
    }
    case 'json':
      return readJson(text)
  }
}

function readText({ schema }: ParamField, text: string): Read {
  const { minLength, maxLength, pattern } = schema
  if (typeof minLength === 'number' && text.length < minLength) return { fault: `Use at least ${minLength} characters` }
  if (typeof maxLength === 'number' && text.length > maxLength) return { fault: `Use at most ${maxLength} characters` }
  if (typeof pattern === 'string' && !matches(pattern, text)) return { fault: `Does not match ${pattern}` }
  return { value: text }
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text)
  } catch {
    // Python's patterns are not all ours: Airflow then judges.
    return true
  }
}

function readNumber({ schema }: ParamField, text: string): Read {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) return { fault: 'Enter a number' }
  if (typesOf(schema).includes('integer') && !Number.isSafeInteger(value)) return { fault: 'Enter a whole number' }
  const { minimum, maximum } = schema
  if (typeof minimum === 'number' && value < minimum) return { fault: `Use at least ${minimum}` }
  if (typeof maximum === 'number' && value > maximum) return { fault: `Use at most ${maximum}` }
  return { value }
}

function readJson(text: string): Read {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return { fault: 'Not valid JSON' }
  }
}
