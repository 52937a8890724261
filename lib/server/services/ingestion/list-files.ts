import type { IngestedFile, IngestedFilesQuery } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'

export async function listFiles(
  _name: string,
  _query: IngestedFilesQuery,
  _user: string,
): Promise<{ items: IngestedFile[]; nextCursor: string | null }> {
  throw new AppError('not_found')
}
