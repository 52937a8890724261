/** A value as one line of text; null has none. */
export function formatValue(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Whether values of this type are numbers, which go right. */
export function isNumeric(type: string): boolean {
  return /^(tinyint|smallint|integer|bigint|real|double|decimal)\b/.test(type)
}
