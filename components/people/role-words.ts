import { type Role, roles } from '@/lib/contracts/role'

/** What each role may do beside all that the one before it may. */
const abilities: Record<Role, string[]> = {
  viewer: ['see services, pipelines, runs, logs and tables'],
  operator: ['run pipelines', 'start, stop and restart services', 'upload files', 'write tables'],
  admin: ['manage people, tokens and webhooks', 'read the audit log', 'run any statement', 'own every table'],
}

const list = new Intl.ListFormat('en', { type: 'conjunction' })

/** One sentence on a role. @param whose subject it has, such as “You”; none when left out. */
export function describeRole(role: Role, whose?: string): string {
  const before = roles[roles.indexOf(role) - 1]
  const able = list.format(abilities[role])
  const may = whose === undefined ? 'May' : `${whose} may`
  return before === undefined
    ? `${may} ${able}, and change nothing.`
    : `${may} do all that ${before === 'operator' ? 'an' : 'a'} ${before} may, and ${able}.`
}

/** What a person may no longer do, or may from now on, after a change of role; empty when nothing changes. */
export function describeChange(from: Role, to: Role): { lost: string; gained: string } {
  const between = (low: Role, high: Role) => roles.slice(roles.indexOf(low) + 1, roles.indexOf(high) + 1)
  const words = (which: Role[]) => list.format(which.flatMap((role) => abilities[role]))
  return { lost: words(between(to, from)), gained: words(between(from, to)) }
}
