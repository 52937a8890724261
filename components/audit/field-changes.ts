export interface FieldChange {
  field: string
  kind: 'added' | 'removed' | 'changed' | 'kept'
  /** As text; null where there was no such field. */
  before: string | null
  after: string | null
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

/** The fields of what was before and after, each with what became of it. What is no object is one field, “value”. */
export function fieldChanges(before: unknown, after: unknown): FieldChange[] {
  const left = toFields(before)
  const right = toFields(after)
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].map((field) => {
    const from = field in left ? textOf(left[field]) : null
    const to = field in right ? textOf(right[field]) : null
    // Of what was only read, or only made, the other side is not known rather than empty.
    const kind = from === null ? 'added' : to === null ? 'removed' : from === to ? 'kept' : 'changed'
    return { field, kind, before: from, after: to }
  })
}

function toFields(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) return {}
  return isFields(value) ? value : { value }
}
