import { compare, hash } from 'bcryptjs'
import type { TrinoPerson } from './people'

const cost = 10

/** A password as Trino keeps it. Trino knows the prefix $2y$ alone; 2b and 2y name the same algorithm. */
export async function hashTrinoPassword(password: string): Promise<string> {
  return (await hash(password, cost)).replace(/^\$2[ab]\$/, '$2y$')
}

/** The lines of a password file: user → hash. */
export function parsePasswordFile(text: string): Map<string, string> {
  return new Map(
    text
      .split('\n')
      .filter((line) => line.includes(':'))
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  )
}

/** The hash of each service's password: the one of the file where that fits, so that nothing changes without need. */
export async function hashServicePasswords(
  current: string,
  passwords: Record<string, string>,
): Promise<Map<string, string>> {
  const lines = parsePasswordFile(current)
  const hashes = Object.entries(passwords).map(async ([user, password]): Promise<[string, string]> => {
    const old = lines.get(user)
    return [user, old !== undefined && (await compare(password, old)) ? old : await hashTrinoPassword(password)]
  })
  return new Map(await Promise.all(hashes))
}

/**
 * The lines of the services and of the people who have a password of their own in Trino.
 *
 * @param services service user → hash; without it, the lines of services stay as they are.
 */
export function passwordFile(
  current: string,
  people: readonly TrinoPerson[],
  services?: ReadonlyMap<string, string>,
): string {
  const own = services ?? [...parsePasswordFile(current)].filter(([user]) => user.startsWith('svc-'))
  const theirs = people.flatMap(({ trinoUser, passwordHash }) => (passwordHash ? [[trinoUser, passwordHash]] : []))
  return [...own, ...theirs].map(([user, hash]) => `${user}:${hash}\n`).join('')
}
