import { randomBytes, randomInt } from 'node:crypto'

export type SecretKind =
  | { readonly kind: 'hex'; readonly bytes: number }
  | { readonly kind: 'password'; readonly length: number }
  | { readonly kind: 'fernet' }
  | { readonly kind: 'accesskey' }

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** `hex 24`, `password 20`, `fernet` or `accesskey`; undefined for anything else. */
export function parseSecretKind(text: string): SecretKind | undefined {
  const [kind, count, ...rest] = text.trim().split(/\s+/)
  if (rest.length > 0) return undefined
  if (kind === 'fernet' || kind === 'accesskey') return count === undefined ? { kind } : undefined
  const number = Number(count)
  if (!Number.isInteger(number) || number < 16) return undefined
  if (kind === 'hex') return { kind, bytes: number }
  if (kind === 'password') return { kind, length: number }
  return undefined
}

/** A new random value. Never contains a character that Compose, a URL or a shell would read as its own. */
export function generateSecret(secret: SecretKind): string {
  switch (secret.kind) {
    case 'hex':
      return randomBytes(secret.bytes).toString('hex')
    case 'password':
      return pick(LETTERS_AND_DIGITS, secret.length)
    case 'fernet':
      return randomBytes(32).toString('base64').replaceAll('+', '-').replaceAll('/', '_')
    case 'accesskey':
      return `LH${pick('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 18)}`
  }
}

function pick(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}

const KNOWN = new Set([
  'changeme',
  'change-me',
  'change_me',
  'changeit',
  'password',
  'passw0rd',
  'admin',
  'secret',
  'default',
  'test',
  'root',
  'postgres',
  'airflow',
  'superset',
  'lakehouse',
  'minioadmin',
  'letmein',
  '12345678',
  '123456',
  'todo',
  'xxx',
  'example',
])

/** Why this value must not be used as a secret; undefined when it may. */
export function findSecretWeakness(value: string): string | undefined {
  if (value === '') return 'is empty'
  if (KNOWN.has(value.toLowerCase()) || KNOWN.has(value.toLowerCase().replace(/[0-9!]+$/, '')))
    return 'is a value that everybody knows'
  if (value.length < 12) return `has only ${value.length} characters; at least 12 are needed`
  return undefined
}
