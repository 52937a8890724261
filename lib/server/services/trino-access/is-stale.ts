import { lesserRole, roles } from '@/lib/contracts/role'
import type { TrinoQuery } from '@/lib/server/clients/trino'
import { groupOfRole, rolesOfUsers, type TrinoPerson } from '@/lib/server/trino-access'

/**
 * Whether a query runs with more than its user has now: Trino judges a statement when it begins, and lets it go on.
 *
 * @param passwordsEnded user → until when Trino may have taken a password of theirs that has ended.
 */
export function makeIsStale(people: readonly TrinoPerson[], passwordsEnded: ReadonlyMap<string, Date>) {
  const current = rolesOfUsers(people)
  const withPassword = new Set(people.filter((each) => each.passwordHash !== null).map((each) => each.trinoUser))
  return ({ user, principal, groups, sentAt }: TrinoQuery): boolean => {
    if (!user.startsWith('p_')) return false
    const role = current.get(user)
    if (role === undefined) return true
    const had = roles.filter((each) => groups.includes(groupOfRole(each)))
    if (had.some((each) => lesserRole(role, each) !== each)) return true
    if (principal !== user) return false
    const endedAt = passwordsEnded.get(user)
    return !withPassword.has(user) || (endedAt !== undefined && sentAt <= endedAt)
  }
}
