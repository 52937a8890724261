import { createHash } from 'node:crypto'
import { getDatabase } from '../db'

/** Longer than a code is good for, by far: also a clock that was set back then finds it spent. */
const memoryMs = 24 * 60 * 60_000

const idOf = (userId: string, code: string) =>
  `spent-${createHash('sha256').update(`${userId}\0${code}`).digest('hex')}`

/**
 * Takes a code of someone's authenticator, before it is looked at: each can be taken once, also by two requests at a time.
 *
 * @returns whether it was there to take.
 */
export async function spendCode(userId: string, code: string, now = new Date()): Promise<boolean> {
  const { count } = await getDatabase().verification.createMany({
    data: {
      id: idOf(userId, code),
      identifier: 'spent-code',
      value: userId,
      expiresAt: new Date(now.getTime() + memoryMs),
    },
    skipDuplicates: true,
  })
  return count === 1
}

/** Gives a code back that was wrong: it may be right later. */
export async function giveCodeBack(userId: string, code: string): Promise<void> {
  await getDatabase().verification.deleteMany({ where: { id: idOf(userId, code) } })
}
