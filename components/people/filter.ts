import { parseAsString, parseAsStringLiteral } from 'nuqs/server'
import type { PeopleQuery } from '@/lib/contracts/people'
import { roles } from '@/lib/contracts/role'

/** What of the people is shown, as the address tells. */
export const peopleParsers = {
  q: parseAsString.withDefault(''),
  role: parseAsStringLiteral(roles),
}

export type PeopleFilter = Pick<PeopleQuery, 'search' | 'role'>

export function toPeopleFilter({ q, role }: { q: string; role: PeopleQuery['role'] | null }): PeopleFilter {
  const search = q.trim().slice(0, 200)
  return { ...(search === '' ? {} : { search }), ...(role ? { role } : {}) }
}
