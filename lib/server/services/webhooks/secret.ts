import { randomBytes } from 'node:crypto'
import { seal, unseal } from '@/lib/server/sealing'

const prefix = 'whsec_'
const purpose = 'lakehouse webhook secret'

/** A new secret, as Standard Webhooks writes them. */
export function createSecret(): string {
  return prefix + randomBytes(32).toString('base64')
}

/** What the database keeps of a secret. It can be read back for this webhook only. */
export function sealSecret(webhookId: string, secret: string): Uint8Array<ArrayBuffer> {
  return seal(secret, { purpose, bound: webhookId })
}

/** The secret again; null when CONSOLE_AUTH_SECRET is another one by now. */
export function openSecret(webhookId: string, sealed: Uint8Array): string | null {
  return unseal(sealed, { purpose, bound: webhookId })
}
