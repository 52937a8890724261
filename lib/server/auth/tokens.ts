import { createHash, randomBytes } from 'node:crypto'
import { lesserRole, type Role, roleOfScope, type TokenScope } from '@/lib/contracts/role'
import { getDatabase } from '../db'
import { logger } from '../logger'

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
  }
}

/** Who looks at "last used" reads minutes; a write for each request would cost more than the request. */
const usePrecisionMs = 60_000

const holder = globalThis as typeof globalThis & { lakehouseTokenUses?: Map<string, number> }

/** Keeps when, and from where, a token was used last, to the minute. Never holds up or fails what it was used for. */
export function recordTokenUse(id: string, address: string, now = Date.now()): void {
  holder.lakehouseTokenUses ??= new Map()
  const uses = holder.lakehouseTokenUses
  const last = uses.get(id)
  if (last !== undefined && Math.abs(now - last) < usePrecisionMs) return
  uses.set(id, now)
  getDatabase()
    .apiToken.updateMany({ where: { id }, data: { lastUsedAt: new Date(now), lastUsedAddress: address } })
    .catch((error: unknown) => {
      uses.delete(id)
      logger.warn({ err: error }, 'the last use of a token was not kept')
    })
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
  const { id, name, email, trinoUser, twoFactorEnabled } = row.user
  return {
    id: row.id,
    name: row.name,
    role: lesserRole(role, roleOfScope(row.scope as TokenScope)),
    owner: { id, name, email, role, trinoUser, twoFactorEnabled },
  }
}
