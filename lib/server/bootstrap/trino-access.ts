import path from 'node:path'
import { compare, hash } from 'bcryptjs'
import { readIfThere, replaceFile } from './files'

const bcryptCost = 10

const groups: Record<string, string[]> = {
  console: ['svc-console'],
  pipelines: ['svc-airflow'],
  readers: ['svc-superset', 'svc-quality'],
}

// Trino allows whatever belongs to a section that is left out: every one is here, and ends with a denial by being explicit.
// https://trino.io/docs/476/security/file-system-access-control.html
const rules = {
  catalogs: [
    { group: 'console', catalog: 'iceberg', allow: 'all' },
    { group: 'pipelines', catalog: 'iceberg', allow: 'all' },
    { group: 'readers', catalog: 'iceberg', allow: 'read-only' },
    { group: 'console', catalog: 'system', allow: 'read-only' },
    { allow: 'none' },
  ],
  schemas: [{ group: 'console', catalog: 'iceberg', owner: true }, { owner: false }],
  tables: [
    {
      group: 'console',
      catalog: 'iceberg',
      privileges: ['SELECT', 'INSERT', 'DELETE', 'UPDATE', 'OWNERSHIP', 'GRANT_SELECT'],
    },
    { group: 'console', catalog: 'system', privileges: ['SELECT'] },
    {
      group: 'pipelines',
      catalog: 'iceberg',
      schema: 'lakehouse|trusted',
      privileges: ['SELECT', 'INSERT', 'DELETE', 'UPDATE', 'OWNERSHIP', 'GRANT_SELECT'],
    },
    { group: 'readers', catalog: 'iceberg', schema: 'lakehouse|trusted', privileges: ['SELECT'] },
    { privileges: [] },
  ],
  queries: [
    { group: 'console', allow: ['execute', 'kill', 'view'] },
    { group: 'pipelines|readers', allow: ['execute'] },
    { allow: [] },
  ],
  impersonation: [
    { original_user: 'svc-console', new_user: 'p_[a-z0-9]+', allow: true },
    { original_user: 'svc-superset', new_user: '[pt]_[a-z0-9]+', allow: true },
    { original_user: '.*', new_user: '.*', allow: false },
  ],
  system_information: [{ user: 'svc-console', allow: ['read'] }, { allow: [] }],
  system_session_properties: [{ group: 'console|pipelines|readers', allow: true }, { allow: false }],
  catalog_session_properties: [{ group: 'console|pipelines', catalog: 'iceberg', allow: true }, { allow: false }],
  functions: [
    { group: 'console|pipelines', catalog: 'iceberg', schema: 'system', privileges: ['EXECUTE'] },
    { privileges: [] },
  ],
  procedures: [
    { group: 'console|pipelines', catalog: 'iceberg', schema: 'system', privileges: ['EXECUTE'] },
    { privileges: [] },
  ],
  authorization: [{ original_role: '.*', new_user: '.*', allow: false }],
}

// With file rules alone, a user who may create a table may place it in another's files. Trino asks this for every access.
// https://trino.io/docs/476/object-storage/file-system-s3.html#s3-security-mapping
const s3Mapping = { mappings: [{ user: 'svc-.*', useClusterDefault: true }] }

const document = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

async function passwordFile(current: string, passwords: Record<string, string>): Promise<string> {
  const existing = new Map(
    current
      .split('\n')
      .filter(Boolean)
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)] as const),
  )
  const lines = await Promise.all(
    Object.entries(passwords).map(async ([user, password]) => {
      const old = existing.get(user)
      if (old !== undefined && (await compare(password, old))) return `${user}:${old}`
      // Trino knows the prefix $2y$ alone; 2b and 2y name the same algorithm.
      return `${user}:${(await hash(password, bcryptCost)).replace(/^\$2[ab]\$/, '$2y$')}`
    }),
  )
  return `${lines.join('\n')}\n`
}

/**
 * Writes what Trino re-reads every second: passwords, groups, rules and S3 mapping, each only where it differs.
 *
 * @param passwords service user → password, in clear.
 * @returns the names of the files written.
 */
export async function ensureTrinoAccess(directory: string, passwords: Record<string, string>): Promise<string[]> {
  const written: string[] = []
  const put = async (name: string, text: string, current: string | undefined) => {
    if (text === current) return
    await replaceFile(path.join(directory, name), text, 0o600)
    written.push(name)
  }
  const read = (name: string) => readIfThere(path.join(directory, name))

  const currentPasswords = await read('password.db')
  await put('password.db', await passwordFile(currentPasswords ?? '', passwords), currentPasswords)
  const groupLines = Object.entries(groups).map(([group, users]) => `${group}:${users.join(',')}\n`)
  await put('groups.txt', groupLines.join(''), await read('groups.txt'))
  await put('rules.json', document(rules), await read('rules.json'))
  await put('s3-mapping.json', document(s3Mapping), await read('s3-mapping.json'))
  return written
}
