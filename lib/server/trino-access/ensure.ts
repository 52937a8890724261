import path from 'node:path'
import { getDatabase, lock } from '../db'
import { readIfThere } from '../files'
import { hashServicePasswords } from './password-file'
import { readTrinoPeople, type TrinoPerson } from './people'
import { type WrittenAccess, writeTrinoAccess } from './write'

/**
 * Brings the files by which Trino decides to what console-db says. Whoever comes second waits, and then reads the people anew: no writer
 * undoes another's work.
 *
 * @param services service user → password, in clear; without it, the lines of services stay as they are.
 */
export async function ensureTrinoAccess(
  directory: string,
  services?: Record<string, string>,
): Promise<WrittenAccess & { people: TrinoPerson[] }> {
  // It takes longer than all the rest, and whoever removes someone should not wait for it.
  const hashes =
    services && (await hashServicePasswords((await readIfThere(path.join(directory, 'password.db'))) ?? '', services))
  return getDatabase().$transaction(
    async (transaction) => {
      // Taken by whoever writes the files: bootstrap, and every console on this database.
      await lock(transaction, 'trino access files')
      const people = await readTrinoPeople(transaction)
      return { people, ...(await writeTrinoAccess(directory, people, hashes)) }
    },
    { maxWait: 5_000, timeout: 20_000 },
  )
}
