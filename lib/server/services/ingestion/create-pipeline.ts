import type { PipelineDetails, WritePipeline } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'

export async function createPipeline(_body: WritePipeline): Promise<PipelineDetails & { version: string }> {
  throw new AppError('not_found')
}
