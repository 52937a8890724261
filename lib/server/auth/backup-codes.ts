import { randomInt } from 'node:crypto'
import { symmetricDecrypt } from 'better-auth/crypto'
import { z } from 'zod'
import { env } from '../env'

/** Without those that are taken for one another on paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

const count = 10
const half = 5

/** New backup codes, ten of them, each of 49 bits: `k7m2p-x9qrt`. */
export function makeBackupCodes(): string[] {
  const part = () => Array.from({ length: half }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: count }, () => `${part()}-${part()}`)
}

/** A backup code as it was made, however it was typed; undefined when it is none. */
export function readBackupCode(typed: string): string | undefined {
  const bare = typed.toLowerCase().replace(/[\s-]/g, '')
  return /^[a-z2-9]{10}$/.test(bare) ? `${bare.slice(0, half)}-${bare.slice(half)}` : undefined
}

/** The backup codes that are left; null where they were kept under another CONSOLE_AUTH_SECRET, as is the secret beside them then. */
export async function openBackupCodes(kept: string): Promise<string[] | null> {
  const text = await symmetricDecrypt({ key: env.CONSOLE_AUTH_SECRET, data: kept }).catch(() => null)
  return text === null ? null : z.array(z.string()).parse(JSON.parse(text))
}
