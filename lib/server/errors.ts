import { AppError } from '@/lib/errors'

/** Prisma's codes for a database that is not there, not yet, or not any more: refused, timed out, closed, pool exhausted. */
const awayCodes = new Set(['P1000', 'P1001', 'P1002', 'P1003', 'P1008', 'P1011', 'P1017', 'P2024'])
/** The same from the driver, where it gets through. */
const awaySystemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  '57P01',
  '57P03',
])

function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  // What the driver throws in a transaction passes through Prisma with nothing but this added.
  const isPrisma = error.name.startsWith('PrismaClient') || 'clientVersion' in error
  if (isPrisma && (awayCodes.has(code) || error.name === 'PrismaClientInitializationError')) return true
  // A query that was under way when the connection broke comes as an unknown request error with the driver's words.
  return isPrisma &&
    /connection terminated|server closed the connection|timeout exceeded|query read timeout/i.test(error.message)
    ? true
    : awaySystemCodes.has(code) && 'syscall' in error
}

/** Whatever was thrown, as a failure of the contract: our own as it is, the console's database being away, else `internal`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (isDatabaseAway(error)) {
    return new AppError('upstream_unavailable', {
      upstream: 'console-db',
      detail: 'The console’s database cannot be reached. The lakehouse itself goes on working.',
      cause: error,
    })
  }
  return new AppError('internal', { cause: error })
}
