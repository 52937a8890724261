import { createHash, randomBytes } from 'node:crypto'
import { lesserRole, type Role, roleOfScope, type TokenScope } from '@/lib/contracts/role'
import { getDatabase } from '../db'

/** Says what it is wherever it turns up, to people and to scanners for lost secrets. */
const prefix = 'lh_'

export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')

/** A new token, and what is kept of it. */
export function makeToken(): { token: string; tokenHash: string; hint: string } {
  const token = `${prefix}${randomBytes(32).toString('base64url')}`
  return { token, tokenHash: hashToken(token), hint: token.slice(0, 8) }
}

export interface FoundToken {
  id: string
  name: string
  /** What it may do now. */
  role: Role
  owner: {
    id: string
    name: string
    email: string
    role: Role
    trinoUser: string
    twoFactorEnabled: boolean
    mustChangePassword: boolean
  }
}

/** The living token with this value. */
export async function findToken(token: string, now = new Date()): Promise<FoundToken | null> {
  if (!token.startsWith(prefix)) return null
  const row = await getDatabase().apiToken.findUnique({
    where: { tokenHash: hashToken(token), expiresAt: { gt: now } },
    include: { user: true },
  })
  if (!row) return null
  const role = row.user.role as Role
  const { id, name, email, trinoUser, twoFactorEnabled, mustChangePassword } = row.user
  return {
    id: row.id,
    name: row.name,
    role: lesserRole(role, roleOfScope(row.scope as TokenScope)),
    owner: { id, name, email, role, trinoUser, twoFactorEnabled, mustChangePassword },
  }
}
