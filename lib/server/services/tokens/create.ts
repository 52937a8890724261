import { randomUUID } from 'node:crypto'
import { roleAllows, scopeOfRole } from '@/lib/contracts/role'
import type { CreateApiToken, CreatedApiToken } from '@/lib/contracts/tokens'
import { AppError } from '@/lib/errors'
import { type Actor, makeToken } from '@/lib/server/auth'
import { getDatabase, lock } from '@/lib/server/db'
import { toApiToken, withOwner } from './to-api-token'

const dayMs = 24 * 3_600_000

/** More than anyone looks after. */
const mostTokens = 100

/**
 * Makes a token of a person's own. What it is leaves here once; its hash is kept.
 *
 * @throws {AppError} `forbidden` for a scope that the person does not have, `conflict` for a name in use or too many tokens.
 */
export async function createToken(
  person: Pick<Actor, 'id' | 'role'>,
  { name, scope, expiresInDays }: CreateApiToken,
  now = new Date(),
): Promise<CreatedApiToken> {
  if (!roleAllows(person.role, scope)) {
    throw new AppError('forbidden', {
      detail: `You may give a token at most the scope “${scopeOfRole(person.role)}”.`,
      field: 'scope',
    })
  }
  const { token, tokenHash, hint } = makeToken()
  const row = await getDatabase().$transaction(async (transaction) => {
    // Two requests with one name, or for the last place, must not both find it free.
    await lock(transaction, `tokens of ${person.id}`)
    await transaction.apiToken.deleteMany({ where: { userId: person.id, name, expiresAt: { lte: now } } })
    if ((await transaction.apiToken.count({ where: { userId: person.id, name } })) > 0) {
      throw new AppError('conflict', { detail: `You have a token named “${name}” already.`, field: 'name' })
    }
    if ((await transaction.apiToken.count({ where: { userId: person.id } })) >= mostTokens) {
      throw new AppError('conflict', { detail: `You have ${mostTokens} tokens. Revoke one that is not needed.` })
    }
    return transaction.apiToken.create({
      data: {
        id: randomUUID(),
        userId: person.id,
        name,
        scope,
        tokenHash,
        hint,
        createdAt: now,
        expiresAt: new Date(now.getTime() + expiresInDays * dayMs),
      },
      include: withOwner,
    })
  })
  return { ...toApiToken(row), token }
}
