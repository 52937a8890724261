import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { readIfThere, replaceFile } from '../files'
import { groupFile } from './groups'
import { parsePasswordFile, passwordFile } from './password-file'
import type { TrinoPerson } from './people'
import { accessRules, s3Mapping } from './rules'

export interface WrittenAccess {
  /** The files that differed, by name. */
  files: string[]
  /** People whose password is another than before, or gone. */
  passwordsEnded: string[]
}

const document = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

/**
 * Writes what Trino re-reads every second: passwords, groups, rules and S3 mapping, each only where it differs. One writer at a time:
 * {@link ensureTrinoAccess} sees to that.
 */
export async function writeTrinoAccess(
  directory: string,
  people: readonly TrinoPerson[],
  services?: ReadonlyMap<string, string>,
): Promise<WrittenAccess> {
  const names = ['password.db', 'rules.json', 'groups.txt', 's3-mapping.json'] as const
  const current = new Map<string, string | undefined>(
    await Promise.all(names.map(async (name) => [name, await readIfThere(path.join(directory, name))] as const)),
  )
  const passwords = current.get('password.db') ?? ''
  const wanted = {
    'password.db': passwordFile(passwords, people, services),
    'rules.json': document(accessRules(people)),
    'groups.txt': groupFile(people),
    's3-mapping.json': document(s3Mapping),
  }
  await removeLeftovers(directory, names)
  const files: string[] = []
  for (const name of names) {
    if (wanted[name] === current.get(name)) continue
    await replaceFile(path.join(directory, name), wanted[name], 0o600)
    files.push(name)
  }
  const now = parsePasswordFile(wanted['password.db'])
  const passwordsEnded = [...parsePasswordFile(passwords)]
    .filter(([user, hash]) => user.startsWith('p_') && now.get(user) !== hash)
    .map(([user]) => user)
  return { files, passwordsEnded }
}

/** What a writer that was killed left behind. */
async function removeLeftovers(directory: string, names: readonly string[]): Promise<void> {
  const leftovers = (await readdir(directory)).filter((file) => names.some((name) => file.startsWith(`.${name}.`)))
  for (const file of leftovers) await rm(path.join(directory, file), { force: true })
}
