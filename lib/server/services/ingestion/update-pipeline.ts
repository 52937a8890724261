import type { Declaration } from '@/lib/contracts/declaration'
import type { PipelineDetails, WritePipeline } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'

export async function updatePipeline(
  _name: string,
  _body: WritePipeline,
  _versions: readonly string[] | null,
): Promise<{ before: Declaration | null; after: PipelineDetails & { version: string } }> {
  throw new AppError('not_found')
}
