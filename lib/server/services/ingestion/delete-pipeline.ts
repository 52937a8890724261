import type { Declaration } from '@/lib/contracts/declaration'
import type { DeletedPipeline } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'

export async function deletePipeline(_name: string): Promise<DeletedPipeline & { before: Declaration | null }> {
  throw new AppError('not_found')
}
