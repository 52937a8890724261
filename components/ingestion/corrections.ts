import type { Declaration } from '@/lib/contracts/declaration'
import type { Reject } from '@/lib/contracts/ingestion'

/** A record's texts by column; null for no value. */
export type RecordTexts = Record<string, string | null>

/** What was changed of each reject, by its id and then by column. */
export type Corrections = Readonly<Record<string, RecordTexts>>

/** The columns of a reject's record, as declared and then what the file has besides. */
export function fieldsOf({ record }: Reject, declaration: Declaration | null): string[] {
  const declared = declaration?.target.columns.map(({ name }) => name) ?? []
  return [...new Set([...declared, ...Object.keys(record ?? {})])]
}

/** A reject's record as it stands. What the file does not have of it and nobody entered is left out. */
export function correctedRecord({ rejectId, record }: Reject, corrections: Corrections): RecordTexts {
  return { ...record, ...corrections[rejectId] }
}

/** With one value changed. An emptied field is no value, unless it was an empty text from the beginning. */
export function withValue(
  corrections: Corrections,
  { rejectId, record }: Reject,
  column: string,
  text: string,
): Corrections {
  const value = text === '' && record?.[column] !== '' ? null : text
  return { ...corrections, [rejectId]: { ...corrections[rejectId], [column]: value } }
}

/** With each occurrence of a text replaced in one column of all. */
export function withReplaced(
  corrections: Corrections,
  rejects: readonly Reject[],
  { column, find, replacement }: { column: string; find: string; replacement: string },
): Corrections {
  if (find === '') return corrections
  return rejects.reduce((changed, reject) => {
    const value = correctedRecord(reject, changed)[column]
    return value?.includes(find) ? withValue(changed, reject, column, value.replaceAll(find, replacement)) : changed
  }, corrections)
}

/** The keys without a value, which no row is taken without. */
export function missingKeys(record: RecordTexts, declaration: Declaration | null): string[] {
  return (declaration?.target.key ?? []).filter((column) => (record[column] ?? '').trim() === '')
}
