import type { IngestRun, IngestRunsQuery } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'

export async function listIngestRuns(
  _name: string,
  _query: IngestRunsQuery,
  _user: string,
): Promise<{ items: IngestRun[]; nextCursor: string | null }> {
  throw new AppError('not_found')
}
