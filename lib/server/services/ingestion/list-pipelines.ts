import type { KeptPage } from '@/lib/contracts/base'
import type { Pipeline, PipelineDetails, PipelinesQuery } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'
import { createSharedPoll, type SharedPoll } from '@/lib/server/live'

export async function listPipelines(_query: PipelinesQuery): Promise<KeptPage<Pipeline>> {
  throw new AppError('not_found')
}

export async function readPipeline(_name: string): Promise<PipelineDetails & { version: string }> {
  throw new AppError('not_found')
}

export function pipelinesPoll(): SharedPoll<Pipeline[]> {
  return createSharedPoll({ key: 'ingestion pipelines', periodMs: 5_000, load: async () => [] })
}
