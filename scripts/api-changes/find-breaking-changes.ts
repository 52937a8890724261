import { compareSchemas, type Schemas } from './compare-schemas'
import type { ApiDocument, Content, DocumentedOperation, Parameter } from './document'

/** Who may call an operation of each scope. Raising a scope shuts somebody out. */
const callers: Readonly<Record<string, readonly string[]>> = {
  public: ['anyone', 'viewer', 'operator', 'admin', 'a token to read', 'a token to operate', 'a token of an admin'],
  read: ['viewer', 'operator', 'admin', 'a token to read', 'a token to operate', 'a token of an admin'],
  operate: ['operator', 'admin', 'a token to operate', 'a token of an admin'],
  admin: ['admin', 'a token of an admin'],
  self: ['viewer', 'operator', 'admin'],
}

/**
 * What somebody who relies on the document of before would find missing or refused in the one of after. What was marked `deprecated`
 * with an `x-sunset` that has passed may be gone.
 */
export function findBreakingChanges(before: ApiDocument, after: ApiDocument, now = new Date()): string[] {
  const schemas: Schemas = {
    before: before.components?.schemas ?? {},
    after: after.components?.schemas ?? {},
    now,
  }
  return Object.entries(before.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const name = `${method.toUpperCase()} ${path}`
      const next = after.paths[path]?.[method]
      if (next) return compareOperations(name, operation, next, schemas)
      return isOver(operation, now) ? [] : [`${name}: the operation is gone.`]
    }),
  )
}

function isOver(operation: DocumentedOperation, now: Date): boolean {
  const sunset = operation['x-sunset']
  return operation.deprecated === true && sunset !== undefined && new Date(sunset) <= now
}

function compareOperations(
  name: string,
  before: DocumentedOperation,
  after: DocumentedOperation,
  schemas: Schemas,
): string[] {
  return [
    ...compareScopes(name, before, after),
    ...compareParameters(name, before.parameters ?? [], after.parameters ?? [], schemas),
    ...compareBodies(name, before.requestBody, after.requestBody, schemas),
    ...compareAnswers(name, before, after, schemas),
  ]
}

function compareScopes(name: string, before: DocumentedOperation, after: DocumentedOperation): string[] {
  const [was, is] = [before['x-scope'] ?? 'public', after['x-scope'] ?? 'public']
  const shutOut = callers[was]?.filter((caller) => !callers[is]?.includes(caller)) ?? []
  if (shutOut.length === 0) return []
  return [`${name}: its scope was “${was}” and is “${is}”, which shuts out ${shutOut.join(', ')}.`]
}

function compareParameters(name: string, before: Parameter[], after: Parameter[], schemas: Schemas): string[] {
  const keyOf = ({ in: place, name }: Parameter) => `${place} parameter ${name}`
  const known = new Map(before.map((parameter) => [keyOf(parameter), parameter]))
  const next = new Map(after.map((parameter) => [keyOf(parameter), parameter]))
  const gone = [...known.keys()].filter((key) => !next.has(key)).map((key) => `${name}: the ${key} is gone.`)
  const changed = [...next].flatMap(([key, parameter]) => {
    const previous = known.get(key)
    if (!previous) return parameter.required ? [`${name}: the ${key} is new, and required.`] : []
    return [
      ...(parameter.required && !previous.required ? [`${name}: the ${key} has become required.`] : []),
      ...compareSchemas(previous.schema ?? {}, parameter.schema ?? {}, {
        ...schemas,
        direction: 'request',
        at: `${name}: the ${key}`,
      }),
    ]
  })
  return [...gone, ...changed]
}

function compareBodies(
  name: string,
  before: DocumentedOperation['requestBody'],
  after: DocumentedOperation['requestBody'],
  schemas: Schemas,
): string[] {
  if (!before) return after?.required ? [`${name}: a body has become required.`] : []
  if (!after) return [`${name}: it takes no body any more.`]
  return [
    ...(after.required && !before.required ? [`${name}: a body has become required.`] : []),
    ...compareContent(`${name}: the body`, before.content, after.content, { ...schemas, direction: 'request' }),
  ]
}

function compareAnswers(
  name: string,
  before: DocumentedOperation,
  after: DocumentedOperation,
  schemas: Schemas,
): string[] {
  // How it fails is one schema for all, whose codes are compared with the rest.
  const successes = Object.entries(before.responses).filter(([status]) => status.startsWith('2'))
  return successes.flatMap(([status, answer]) => {
    const next = after.responses[status]
    if (!next) return [`${name}: it answers ${status} no more.`]
    const lost = Object.keys(answer.headers ?? {}).filter((header) => !(header in (next.headers ?? {})))
    return [
      ...lost.map((header) => `${name}: the answer ${status} has no header ${header} any more.`),
      ...compareContent(`${name}: the answer ${status}`, answer.content ?? {}, next.content ?? {}, {
        ...schemas,
        direction: 'response',
      }),
    ]
  })
}

function compareContent(
  at: string,
  before: Content,
  after: Content,
  context: Schemas & { direction: 'request' | 'response' },
): string[] {
  return Object.entries(before).flatMap(([contentType, media]) => {
    const next = after[contentType]
    if (!next) return [`${at} is ${contentType} no more.`]
    return compareSchemas(media.schema ?? {}, next.schema ?? {}, { ...context, at })
  })
}

/** Problems are the same for every operation, so their schema is compared by itself. */
export function findBreakingProblems(before: ApiDocument, after: ApiDocument, now = new Date()): string[] {
  const [was, is] = [before.components?.schemas?.Problem, after.components?.schemas?.Problem]
  if (!was) return []
  if (!is) return ['The schema Problem is gone.']
  return compareSchemas(was, is, {
    before: before.components?.schemas ?? {},
    after: after.components?.schemas ?? {},
    now,
    direction: 'response',
    at: 'Problem',
  })
}
