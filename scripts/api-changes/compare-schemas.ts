import type { JsonSchema } from './document'

export interface Schemas {
  before: Readonly<Record<string, JsonSchema>>
  after: Readonly<Record<string, JsonSchema>>
  now: Date
}

interface Context extends Schemas {
  /** A request may ask for less than before and an answer promise more, not the other way round. */
  direction: 'request' | 'response'
  /** Where, for people. */
  at: string
  /** The references that are being compared: a schema may hold itself. */
  open?: ReadonlySet<string>
}

const prefix = '#/components/schemas/'

/** What `before` allowed in a request, or promised in an answer, that `after` does not. */
export function compareSchemas(before: JsonSchema, after: JsonSchema, context: Context): string[] {
  const open = new Set(context.open)
  if (before.$ref !== undefined || after.$ref !== undefined) {
    const pair = `${before.$ref} ${after.$ref}`
    if (open.has(pair)) return []
    open.add(pair)
  }
  const [was, is] = [resolve(before, context.before), resolve(after, context.after)]
  const inner = { ...context, open }
  if (choicesOf(was).length > 1 || choicesOf(is).length > 1) return compareChoices(was, is, inner)
  return [
    ...compareTypes(was, is, inner),
    ...compareValues(was, is, inner),
    ...compareObjects(was, is, inner),
    ...compareInner(was, is, inner),
    ...(context.direction === 'request' ? compareLimits(was, is, inner) : compareFormats(was, is, inner)),
  ]
}

function resolve(schema: JsonSchema, schemas: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const target = schema.$ref === undefined ? undefined : schemas[schema.$ref.slice(prefix.length)]
  const resolved = target ?? schema
  const [only, ...others] = resolved.anyOf ?? resolved.oneOf ?? []
  return only && others.length === 0 ? resolve(only, schemas) : resolved
}

function choicesOf(schema: JsonSchema): JsonSchema[] {
  return schema.anyOf ?? schema.oneOf ?? [schema]
}

function compareChoices(before: JsonSchema, after: JsonSchema, context: Context): string[] {
  const [was, is] = [choicesOf(before), choicesOf(after)]
  const isTitled = [...was, ...is].every(({ title }) => typeof title === 'string')
  if (isTitled) {
    // The events of a stream: another is no harm to who does not listen for it.
    return was.flatMap((choice) => {
      const next = is.find(({ title }) => title === choice.title)
      const at = `${context.at} “${choice.title}”`
      return next ? compareSchemas(choice, next, { ...context, at }) : [`${at} is gone.`]
    })
  }
  const fits = (left: JsonSchema, right: JsonSchema) => compareSchemas(left, right, context).length === 0
  if (context.direction === 'request') {
    return was.every((choice) => is.some((next) => fits(choice, next)))
      ? []
      : [`${context.at} takes less than before: one of its forms is gone or narrower.`]
  }
  return is.every((next) => was.some((choice) => fits(choice, next)))
    ? []
    : [`${context.at} may be something that it was not before.`]
}

function typesOf({ type }: JsonSchema): string[] | null {
  return type === undefined ? null : [type].flat()
}

/** Whether all of `narrow` is among `wide`; null is anything. */
function isAmong(narrow: string[] | null, wide: string[] | null): boolean {
  if (wide === null) return true
  if (narrow === null) return false
  return narrow.every((type) => wide.includes(type) || (type === 'integer' && wide.includes('number')))
}

function compareTypes(before: JsonSchema, after: JsonSchema, { direction, at }: Context): string[] {
  const [was, is] = [typesOf(before), typesOf(after)]
  const words = (types: string[] | null) => types?.join(' or ') ?? 'anything'
  const fits = direction === 'request' ? isAmong(was, is) : isAmong(is, was)
  return fits ? [] : [`${at} was ${words(was)} and is ${words(is)}.`]
}

function valuesOf(schema: JsonSchema): unknown[] | null {
  if (schema.const !== undefined) return [schema.const]
  return schema.enum ?? null
}

/** Another value in an answer is an addition; one that never comes any more is somebody's loss. */
function compareValues(before: JsonSchema, after: JsonSchema, { direction, at }: Context): string[] {
  const [was, is] = [valuesOf(before), valuesOf(after)]
  if (was === null) return is !== null && direction === 'request' ? [`${at} takes only certain values now.`] : []
  if (is === null) return direction === 'response' ? [`${at} may be any value now.`] : []
  return was.filter((value) => !is.includes(value)).map((value) => `${at} is ${JSON.stringify(value)} no more.`)
}

function compareObjects(before: JsonSchema, after: JsonSchema, context: Context): string[] {
  const { direction, at, now } = context
  const [was, is] = [before.properties ?? {}, after.properties ?? {}]
  const isRequired = (schema: JsonSchema, name: string) => schema.required?.includes(name) === true
  const kept = Object.entries(was).flatMap(([name, property]) => {
    const inner = at.includes(' › ') ? `${at}.${name}` : `${at} › ${name}`
    const next = is[name]
    if (!next) return isOver(property, now) ? [] : [`${inner} is gone.`]
    const mayLack = direction === 'response' && isRequired(before, name) && !isRequired(after, name)
    const mustHave = direction === 'request' && !isRequired(before, name) && isRequired(after, name)
    return [
      ...(mayLack ? [`${inner} may be left out now.`] : []),
      ...(mustHave ? [`${inner} has become required.`] : []),
      ...compareSchemas(property, next, { ...context, at: inner }),
    ]
  })
  if (direction === 'response') return kept
  const demanded = Object.keys(is).filter((name) => !(name in was) && isRequired(after, name))
  const isClosed =
    after.additionalProperties === false && before.additionalProperties !== false && typesOf(before)?.includes('object')
  return [
    ...kept,
    ...demanded.map((name) => `${at} › ${name} is new, and required.`),
    ...(isClosed ? [`${at} takes no other fields any more.`] : []),
  ]
}

function isOver(property: JsonSchema, now: Date): boolean {
  const sunset = property['x-sunset']
  return property.deprecated === true && typeof sunset === 'string' && new Date(sunset) <= now
}

function compareInner(before: JsonSchema, after: JsonSchema, context: Context): string[] {
  const inside = (was: unknown, is: unknown, at: string) =>
    isSchema(was) && isSchema(is) ? compareSchemas(was, is, { ...context, at }) : []
  return [
    ...inside(before.items, after.items, `${context.at}[]`),
    ...inside(before.additionalProperties, after.additionalProperties, `${context.at}{}`),
    ...inside(before.contentSchema, after.contentSchema, context.at),
  ]
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null
}

const upper = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties']
const lower = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties']

function compareLimits(before: JsonSchema, after: JsonSchema, { at }: Context): string[] {
  const limit = (schema: JsonSchema, keyword: string, none: number) => {
    const value = schema[keyword]
    return typeof value === 'number' ? value : none
  }
  const tighter = [
    ...upper.filter(
      (keyword) => limit(after, keyword, Number.POSITIVE_INFINITY) < limit(before, keyword, Number.POSITIVE_INFINITY),
    ),
    ...lower.filter(
      (keyword) => limit(after, keyword, Number.NEGATIVE_INFINITY) > limit(before, keyword, Number.NEGATIVE_INFINITY),
    ),
  ]
  const changed = ['pattern', 'format'].filter(
    (keyword) => after[keyword] !== undefined && after[keyword] !== before[keyword],
  )
  return [
    ...tighter.map(
      (keyword) => `${at} has a tighter ${keyword}: ${before[keyword] ?? 'none'} before, ${after[keyword]} now.`,
    ),
    ...changed.map(
      (keyword) => `${at} has another ${keyword}: ${before[keyword] ?? 'none'} before, ${after[keyword]} now.`,
    ),
  ]
}

function compareFormats(before: JsonSchema, after: JsonSchema, { at }: Context): string[] {
  if (before.format === undefined || before.format === after.format) return []
  return [`${at} had the format ${before.format} and has ${after.format ?? 'none'}.`]
}
