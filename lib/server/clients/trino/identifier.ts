/** A name as SQL takes it, whatever is in it. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A text as SQL takes it, whatever is in it. */
export function quoteLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
