import { parse } from 'csv-parse/sync'
import type { z } from 'zod'
import type { fileShapeSchema } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'

type FileShape = z.infer<typeof fileShapeSchema>
type Cell = string | null

const shownRows = 50
const shownCharacters = 1_000
const mostColumns = 2_000
const delimiters = [',', ';', '\t', '|']

interface Wanted {
  format: 'csv' | 'jsonl'
  delimiter: string | undefined
  encoding: string | undefined
  /** There is more of the file, and the last record may be half. */
  isCut: boolean
}

/** What the beginning of a file holds, where nobody has looked at the whole of it. @throws {AppError} `invalid_request`. */
export function readFirstRows(bytes: Uint8Array, { format, delimiter, encoding, isCut }: Wanted): FileShape {
  const decoded = decode(bytes, encoding)
  if (format === 'jsonl') {
    const { names, rows } = readJsonLines(decoded.text, isCut)
    return {
      format,
      delimiter: null,
      quote: null,
      encoding: decoded.encoding,
      hasHeader: false,
      ...toShape(names, rows),
    }
  }
  const found = delimiter ?? findDelimiter(decoded.text)
  const [names = [], ...rows] = readCsv(decoded.text, found, isCut)
  const quote = decoded.text.includes('"') ? '"' : null
  return {
    ...{ format, quote, delimiter: found, encoding: decoded.encoding, hasHeader: true },
    ...toShape(
      names.map((name, index) => name?.trim() || `column ${index + 1}`),
      rows,
    ),
  }
}

/** As a pipeline names a column that is called so in a file. */
export function normalise(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
}

function toShape(names: string[], rows: Cell[][]): Pick<FileShape, 'columns' | 'firstRows'> {
  if (names.length > mostColumns) {
    throw new AppError('invalid_request', {
      field: 'delimiter',
      detail: `It has ${names.length} columns so, and a table has at most ${mostColumns}.`,
    })
  }
  const firstRows = rows.slice(0, shownRows).map((row) => names.map((_, index) => shorten(row[index] ?? null)))
  return {
    firstRows,
    columns: names.map((source, index) => ({
      name: normalise(source),
      source,
      examples: [...new Set(firstRows.map((row) => row[index]).filter((cell) => typeof cell === 'string'))].slice(0, 5),
      ...{
        type: null,
        nulls: null,
        distinct: null,
        min: null,
        max: null,
        form: null,
        isDistinctExact: false,
        isCandidateKey: false,
      },
    })),
  }
}

const shorten = (cell: Cell) =>
  cell !== null && cell.length > shownCharacters ? `${cell.slice(0, shownCharacters)}…` : cell

const marks: [mark: number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/** By its mark, as it should be, or else as UTF-8 and, where it is none, as what most other files are. */
function decode(bytes: Uint8Array, wanted: string | undefined): { text: string; encoding: string } {
  const marked = marks.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1]
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked.replace(/[lb]e$/, '') }
  if (wanted !== undefined) {
    const label = wanted === 'utf-16' ? 'utf-16le' : wanted === 'latin-1' ? 'latin1' : wanted
    return { text: new TextDecoder(label).decode(bytes), encoding: wanted }
  }
  try {
    // What was cut in the middle of a character is no fault.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }), encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
  }
}

/** The one that splits the first lines into the most columns, evenly. */
function findDelimiter(text: string): string {
  const widths = delimiters.map((delimiter) => {
    const rows = readCsv(text, delimiter, true).slice(0, 10)
    const width = rows[0]?.length ?? 0
    return rows.every((row) => row.length === width) ? width : width > 1 ? 1.5 : 1
  })
  const widest = Math.max(...widths)
  return widest > 1 ? (delimiters[widths.indexOf(widest)] ?? ',') : ','
}

function readCsv(text: string, delimiter: string, isCut: boolean): Cell[][] {
  // Enough for the header and the rows, however long they are.
  const most = shownRows + 2
  let isLastLeftOut = false
  const rows = parse(text, {
    ...{ delimiter, to: most, relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
    cast: (value, { quoting }) => (value === '' && !quoting ? null : value),
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error?.code === 'CSV_QUOTE_NOT_CLOSED') isLastLeftOut = true
      return undefined
    },
  }) as unknown as Cell[][]
  const isLastHalf = isCut && !isLastLeftOut && rows.length > 1 && rows.length < most
  return isLastHalf ? rows.slice(0, -1) : rows
}

function readJsonLines(text: string, isCut: boolean): { names: string[]; rows: Cell[][] } {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const whole = isCut && lines.length > 1 ? lines.slice(0, -1) : lines
  const records = whole.slice(0, shownRows).map((line, index) => {
    try {
      const value: unknown = JSON.parse(line)
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
    } catch {
      // Said below, as of any other line.
    }
    throw new AppError('invalid_request', { field: 'format', detail: `Line ${index + 1} is not an object of JSON.` })
  })
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))]
  return { names, rows: records.map((record) => names.map((name) => toCell(record[name]))) }
}

function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
