import type { KeptPage } from '@/lib/contracts/base'
import type { Upload, UploadDetails, UploadsQuery } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'

export async function listUploads(_query: UploadsQuery): Promise<KeptPage<Upload>> {
  throw new AppError('not_found')
}

export async function readUpload(_name: string): Promise<UploadDetails> {
  throw new AppError('not_found')
}
