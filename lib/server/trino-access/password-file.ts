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

/**
 * The lines of the services and of the people who have a password of their own in Trino.
 *
 * @param services service user → password, in clear; without it, the lines of services stay as they are.
 */
export async function passwordFile(
  current: string,
  people: readonly TrinoPerson[],
  services?: Record<string, string>,
): Promise<string> {
  const lines = parsePasswordFile(current)
  const own = services
    ? await Promise.all(
        Object.entries(services).map(async ([user, password]) => {
          const old = lines.get(user)
          if (old !== undefined && (await compare(password, old))) return `${user}:${old}\n`
          return `${user}:${await hashTrinoPassword(password)}\n`
        }),
      )
    : [...lines].filter(([user]) => user.startsWith('svc-')).map(([user, old]) => `${user}:${old}\n`)
  const theirs = people.flatMap(({ trinoUser, passwordHash }) =>
    passwordHash ? [`${trinoUser}:${passwordHash}\n`] : [],
  )
  return [...own, ...theirs].join('')
}
