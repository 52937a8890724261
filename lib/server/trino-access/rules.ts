import { roleAllows, roles, scopeOfRole } from '@/lib/contracts/role'
import { groupOfRole } from './groups'
import type { TrinoPerson } from './people'

const admin = groupOfRole('admin')
const operator = groupOfRole('operator')
const viewer = groupOfRole('viewer')
const person = roles.map(groupOfRole).join('|')

const open = 'lakehouse|trusted'
// File rules let everyone who may read a table run procedures on it, such as one that takes it back to an older state. On a table with a
// row filter Trino refuses them; one that filters nothing costs nothing.
const readOnly = { privileges: ['SELECT'], filter: 'true' }
const owner = ['SELECT', 'INSERT', 'DELETE', 'UPDATE', 'OWNERSHIP', 'GRANT_SELECT']

/**
 * Who may run a statement at all. Trino keeps the groups that a user had when a statement was sent, and begins it when its answer is first
 * asked for, minutes later if someone likes: so this names people, which it looks up in that moment. Someone who has just been given more
 * is not turned away for a group that is still the lesser one.
 */
function executionRules(people: readonly TrinoPerson[]) {
  return roles.toReversed().flatMap((role) => {
    const names = people
      .filter((each) => roleAllows(each.role, scopeOfRole(role)))
      .map((each) => each.trinoUser.slice(2))
    if (names.length === 0) return []
    const allow = role === 'admin' ? ['execute', 'kill', 'view'] : ['execute']
    return [{ user: `p_(?:${names.join('|')})(?:_read|_operate)?`, group: groupOfRole(role), allow }]
  })
}

/**
 * What Trino allows to whom. It allows whatever belongs to a section that is left out: every one is here, and ends with a denial by being
 * explicit. https://trino.io/docs/476/security/file-system-access-control.html
 */
export function accessRules(people: readonly TrinoPerson[]) {
  return {
    catalogs: [
      { group: `console|pipelines|${admin}|${operator}`, catalog: 'iceberg', allow: 'all' },
      { group: `readers|${viewer}`, catalog: 'iceberg', allow: 'read-only' },
      { group: `console|readers|${person}`, catalog: 'system', allow: 'read-only' },
      { allow: 'none' },
    ],
    schemas: [{ group: `console|${admin}`, catalog: 'iceberg', owner: true }, { owner: false }],
    tables: [
      { group: `console|${admin}`, catalog: 'iceberg', privileges: owner },
      { group: `console|${admin}`, catalog: 'system', privileges: ['SELECT'] },
      { group: 'pipelines', catalog: 'iceberg', schema: open, privileges: owner },
      // A table with a filter takes neither UPDATE nor MERGE: who writes may also compact a table, or take it back.
      { group: operator, catalog: 'iceberg', schema: open, privileges: ['SELECT', 'INSERT', 'DELETE', 'UPDATE'] },
      { group: `readers|${viewer}`, catalog: 'iceberg', schema: open, ...readOnly },
      // What clients ask to show a tree of tables, and one's own queries: Trino leaves out what its reader may not see.
      { group: `${operator}|${viewer}`, catalog: 'system', schema: 'jdbc|metadata', privileges: ['SELECT'] },
      // What Superset asks when a dataset is made of a table: without an answer there is no such table to it.
      {
        group: 'readers',
        catalog: 'system',
        schema: 'metadata',
        table: 'table_comments',
        privileges: ['SELECT'],
      },
      {
        group: `${operator}|${viewer}`,
        catalog: 'system',
        schema: 'runtime',
        table: 'queries',
        privileges: ['SELECT'],
      },
      { privileges: [] },
    ],
    // To see and to end one's own queries is always allowed.
    queries: [
      { group: 'console', allow: ['execute', 'kill', 'view'] },
      { group: 'pipelines|readers', allow: ['execute'] },
      ...executionRules(people),
      { allow: [] },
    ],
    impersonation: [
      { original_user: 'svc-console', new_user: 'p_[a-z0-9]+(?:_read|_operate)?', allow: true },
      // Who can make Superset say who they are must not thereby be one who writes.
      { original_user: 'svc-superset', new_user: 't_[a-z0-9]+|p_[a-z0-9]+_read', allow: true },
      { original_user: '.*', new_user: '.*', allow: false },
    ],
    system_information: [{ user: 'svc-console', allow: ['read'] }, { allow: [] }],
    system_session_properties: [
      { group: `console|pipelines|readers|${admin}`, allow: true },
      // Hints for a join; the others give a query more of the machine, or of its time, than it is meant to have.
      { group: `${operator}|${viewer}`, property: 'join_distribution_type|join_reordering_strategy', allow: true },
      { allow: false },
    ],
    catalog_session_properties: [
      { group: `console|pipelines|${admin}`, catalog: 'iceberg', allow: true },
      { allow: false },
    ],
    functions: [
      { group: `console|pipelines|${admin}`, catalog: 'iceberg', schema: 'system', privileges: ['EXECUTE'] },
      { privileges: [] },
    ],
    procedures: [
      { group: `console|pipelines|${admin}`, catalog: 'iceberg', schema: 'system', privileges: ['EXECUTE'] },
      { group: person, catalog: 'system', schema: 'runtime', procedure: 'kill_query', privileges: ['EXECUTE'] },
      { privileges: [] },
    ],
    authorization: [{ original_role: '.*', new_user: '.*', allow: false }],
  }
}

/**
 * With the rules alone, a user who may create a table may place it in another's files: Trino asks this for every access to a file. A
 * person's tables are Trino's own: who may not create one has no say in where its files are.
 * https://trino.io/docs/476/object-storage/file-system-s3.html#s3-security-mapping
 */
export const s3Mapping = {
  mappings: [
    { user: 'svc-.*', useClusterDefault: true },
    { user: 'p_[a-z0-9]+(?:_read|_operate)?', useClusterDefault: true },
  ],
}
