import {
  type Alias,
  Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseDocument,
  type ScalarTag,
  type Tags,
  visit,
} from 'yaml'
import { type Declaration, declarationSchema } from '@/lib/contracts/declaration'
import { type DeclarationFault, declarationMaxBytes } from '@/lib/contracts/ingestion'

export interface ParsedDeclaration {
  /** Null where there are faults. */
  declaration: Declaration | null
  faults: DeclarationFault[]
}

type Path = readonly PropertyKey[]

/** Reads what declares a pipeline; what is wrong with it is told by field and line. */
export function parseDeclaration(text: string): ParsedDeclaration {
  const fail = (message: string, line: number | null = null): ParsedDeclaration => ({
    declaration: null,
    faults: [{ path: '', line, message }],
  })
  if (Buffer.byteLength(text) > declarationMaxBytes) {
    return fail(`The file has more than ${declarationMaxBytes / 1_024} KiB`)
  }
  try {
    const lineCounter = new LineCounter()
    const document = parseDocument(text, { version: '1.1', customTags: asPython, prettyErrors: false, lineCounter })
    const [error] = document.errors
    if (error) return fail(`Not YAML: ${error.message}`, lineCounter.linePos(error.pos[0]).line)
    const alias = findAlias(document)
    if (alias) return fail('An alias (*name) is not taken', lineCounter.linePos(alias.range?.[0] ?? 0).line)
    return checkDeclaration(document.toJS(), (path) => lineOf(document.contents, path, lineCounter))
  } catch (error) {
    // What is nested too deeply.
    return fail(`Not a declaration: ${(error as Error).message}`)
  }
}

/** By aliases of aliases a small file becomes a huge value. */
function findAlias(document: Document.Parsed): Alias | null {
  let found: Alias | null = null
  visit(document, {
    Alias: (_, alias) => {
      found = alias
      return visit.BREAK
    },
  })
  return found
}

/** Checks what a file holds, or would. */
export function checkDeclaration(
  value: unknown,
  findLine: (path: Path) => number | null = () => null,
): ParsedDeclaration {
  const given = withoutNulls(value)
  const result = declarationSchema.safeParse(given)
  if (result.success) return { declaration: result.data, faults: [] }
  const faults = result.error.issues.flatMap((issue) => {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
    return paths.map((path) => ({ path: toText(path), line: findLine(path), message: wordsOf(issue, path, given) }))
  })
  return { declaration: null, faults }
}

/** The file that a declaration makes. */
export function toYaml(declaration: Declaration): string {
  const document = new Document(declaration, { version: '1.1' })
  for (const path of [
    ['target', 'key'],
    ['target', 'partitioning'],
  ]) {
    const list = document.getIn(path)
    if (isSeq(list)) list.flow = true
  }
  const columns = document.getIn(['target', 'columns'])
  for (const column of isSeq(columns) ? columns.items : [])
    if (isMap(column) && column.items.length < 3) column.flow = true
  return document.toString({ lineWidth: 0 })
}

/** YAML 1.1 as PyYAML has it, by which Airflow reads the same file: there `y` and `n` are names like any other. */
function asPython(tags: Tags): Tags {
  return tags.map((tag) => {
    if (typeof tag === 'string' || !('test' in tag) || tag.tag !== 'tag:yaml.org,2002:bool') return tag
    const test = tag.test?.test('yes')
      ? /^([Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/
      : /^([Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/
    return { ...tag, test } as ScalarTag
  })
}

/** A field without a value is one that is left out. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, withoutNulls(inner)]])),
  )
}

function toText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? String(part) : `${text}.${String(part)}`
  }, '')
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  array: 'a list',
  object: 'a mapping',
}

type Issue = NonNullable<ReturnType<typeof declarationSchema.safeParse>['error']>['issues'][number]

function wordsOf(issue: Issue, path: Path, given: unknown): string {
  if (issue.code === 'unrecognized_keys') return `There is no field ${String(path.at(-1))} here`
  if (issue.code !== 'invalid_type') return issue.message
  const found = path.reduce<unknown>(
    (value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part],
    given,
  )
  return found === undefined ? 'Is missing' : `Must be ${typeWords[issue.expected] ?? issue.expected}`
}

/** The line of what is at a path, or of what it would be in. */
function lineOf(root: ParsedNode | null, path: Path, lines: LineCounter): number | null {
  let node: unknown = root
  let offset = root?.range[0] ?? 0
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part))
      if (!pair) break
      offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? offset) : offset
      node = pair.value
    } else if (isSeq(node)) {
      const item = node.items[Number(part)] as ParsedNode | undefined
      if (!item) break
      offset = item.range?.[0] ?? offset
      node = item
    } else break
  }
  return lines.linePos(offset).line
}
