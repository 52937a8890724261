import { type Role, roleAllows, roleOfScope, roles, tokenScopes } from '@/lib/contracts/role'
import { trinoUserFor } from '../auth'
import type { TrinoPerson } from './people'

/** No user's name begins so: a group is never taken for a person. */
export const groupOfRole = (role: Role) => `role-${role}`

const serviceGroups = {
  console: ['svc-console'],
  pipelines: ['svc-airflow'],
  readers: ['svc-superset', 'svc-quality'],
}

/** Every user that these people may act as, each with its role: themselves, and one for each lesser scope of a token. */
export function rolesOfUsers(people: readonly TrinoPerson[]): Map<string, Role> {
  return new Map(
    people.flatMap(({ trinoUser, role }) =>
      tokenScopes
        .filter((scope) => roleAllows(role, scope))
        .map((scope) => [trinoUserFor(trinoUser, role, scope), roleOfScope(scope)] as const),
    ),
  )
}

/** As Trino's file group provider reads it. */
export function groupFile(people: readonly TrinoPerson[]): string {
  const users = [...rolesOfUsers(people)]
  const groups = [
    ...Object.entries(serviceGroups),
    ...roles.map((role) => [groupOfRole(role), users.filter(([, its]) => its === role).map(([user]) => user)] as const),
  ]
  return groups
    .filter(([, members]) => members.length > 0)
    .map(([group, members]) => `${group}:${members.join(',')}\n`)
    .join('')
}
