import type { FilePreview, PreviewQuery } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'

export async function previewFile(_query: PreviewQuery, _signal: AbortSignal): Promise<FilePreview> {
  throw new AppError('not_found')
}
