import { type Role, roles } from '@/lib/contracts/role'
import type { Database } from '../db'

/** A person as Trino has to know them. */
export interface TrinoPerson {
  trinoUser: string
  role: Role
  /** What Trino takes from them directly; null where they may only be impersonated. */
  passwordHash: string | null
}

const userPattern = /^p_[a-z0-9]{1,32}$/
// Trino reads no other prefix, and one line that it cannot read locks everyone out.
const hashPattern = /^\$2y\$\d\d\$[./A-Za-z0-9]{53}$/

/**
 * The people of console-db in a fixed order. A row that the files cannot hold is left out, as someone without access: what is in the
 * database decides nothing about the files' syntax.
 */
export async function readTrinoPeople(database: Pick<Database, 'user'>): Promise<TrinoPerson[]> {
  const rows = await database.user.findMany({
    select: { trinoUser: true, role: true, trinoPasswordHash: true },
    orderBy: { trinoUser: 'asc' },
  })
  return rows.flatMap(({ trinoUser, role: given, trinoPasswordHash: hash }) => {
    const role = roles.find((each) => each === given)
    if (role === undefined || !userPattern.test(trinoUser)) return []
    return [{ trinoUser, role, passwordHash: hash !== null && hashPattern.test(hash) ? hash : null }]
  })
}
