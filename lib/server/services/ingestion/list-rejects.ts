import type { Reject, RejectsQuery } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'

export async function listRejects(
  _name: string,
  _query: RejectsQuery,
  _user: string,
): Promise<{ items: Reject[]; nextCursor: string | null }> {
  throw new AppError('not_found')
}
