import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '@/lib/server/env'

const prefix = 'whsec_'
const nonceBytes = 12
const tagBytes = 16

/** A new secret, as Standard Webhooks writes them. */
export function createSecret(): string {
  return prefix + randomBytes(32).toString('base64')
}

function cipherKey(): Buffer {
  return Buffer.from(hkdfSync('sha256', env.CONSOLE_AUTH_SECRET, '', 'lakehouse webhook secret', 32))
}

/** What the database keeps of a secret. It can be read back for this webhook only. */
export function sealSecret(webhookId: string, secret: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', cipherKey(), nonce).setAAD(Buffer.from(webhookId))
  return new Uint8Array(Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]))
}

/** The secret again; null when CONSOLE_AUTH_SECRET is another one by now. */
export function openSecret(webhookId: string, sealed: Uint8Array): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', cipherKey(), sealed.subarray(0, nonceBytes))
      .setAAD(Buffer.from(webhookId))
      .setAuthTag(sealed.subarray(-tagBytes))
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
