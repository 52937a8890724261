/** What a column's first values look like: a beginning, where nobody has read all of them. */
export function guessType(values: readonly (string | null)[]): string {
  const given = values.filter((value): value is string => value !== null && value.trim() !== '')
  if (given.length === 0) return 'varchar'
  const all = (pattern: RegExp) => given.every((value) => pattern.test(value.trim()))
  if (all(/^(?:true|false)$/i)) return 'boolean'
  // A leading zero is part of a name, such as a postcode.
  if (all(/^-?(?:0|[1-9]\d{0,17})$/)) return 'bigint'
  if (all(/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,4})?$/)) {
    const scale = Math.max(2, ...given.map((value) => value.trim().split('.')[1]?.length ?? 0))
    return `decimal(18,${scale})`
  }
  if (all(/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i) && !given.some((value) => /^-?0\d/.test(value.trim()))) return 'double'
  if (all(/^\d{4}-\d\d-\d\d$/)) return 'date'
  if (all(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/)) return 'timestamp'
  if (all(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/)) return 'timestamp_tz'
  return 'varchar'
}
