import type { ValidatedPipeline, ValidatePipeline } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'

export async function validatePipeline(_body: ValidatePipeline): Promise<ValidatedPipeline> {
  throw new AppError('not_found')
}
