import { z } from 'zod'
import type { PeopleQuery, Person } from '@/lib/contracts/people'
import { fromCursor, toPage } from '@/lib/server/cursor'
import { getDatabase } from '@/lib/server/db'
import { missingPerson, toPerson, withActivity } from './to-person'

/** Everyone who may sign in, by email address. */
export async function listPeople(
  { limit, cursor, role, search }: PeopleQuery,
  now = new Date(),
): Promise<{ items: Person[]; nextCursor: string | null }> {
  const part = { contains: search ?? '', mode: 'insensitive' } as const
  const rows = await getDatabase().user.findMany({
    where: {
      ...(role === undefined ? {} : { role }),
      ...(search === undefined ? {} : { OR: [{ name: part }, { email: part }] }),
      ...(cursor === undefined ? {} : { AND: { email: { gt: fromCursor(cursor, z.string()) } } }),
    },
    include: withActivity(now),
    orderBy: { email: 'asc' },
    take: limit + 1,
  })
  return toPage(rows, limit, { toItem: toPerson, positionOf: ({ email }) => email })
}

/** @throws {AppError} `not_found`. */
export async function readPerson(id: string, now = new Date()): Promise<Person> {
  const row = await getDatabase().user.findUnique({ where: { id }, include: withActivity(now) })
  if (!row) throw missingPerson()
  return toPerson(row)
}
