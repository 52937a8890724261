import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from './env'

const nonceBytes = 12
const tagBytes = 16

export interface SealOptions {
  /** What is kept: what is sealed for one purpose opens for no other. */
  purpose: string
  /** Without this it cannot be opened either: a row that it belongs to, or something that only the caller knows. */
  bound: string
}

function cipherKey({ purpose, bound }: SealOptions): Buffer {
  return Buffer.from(hkdfSync('sha256', env.CONSOLE_AUTH_SECRET, bound, purpose, 32))
}

/** What the database keeps of a secret that has to be read again. */
export function seal(text: string, options: SealOptions): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', cipherKey(options), nonce)
  return new Uint8Array(Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]))
}

/** What was sealed; null where it was with other options, or under another CONSOLE_AUTH_SECRET. */
export function unseal(sealed: Uint8Array, options: SealOptions): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', cipherKey(options), sealed.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    }).setAuthTag(sealed.subarray(-tagBytes))
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
