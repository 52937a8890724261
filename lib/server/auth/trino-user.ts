import { randomInt } from 'node:crypto'

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** A name for a person's user in Trino, which no one has had before. */
export function makeTrinoUser(): string {
  return `p_${Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')}`
}
