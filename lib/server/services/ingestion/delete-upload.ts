import { AppError } from '@/lib/errors'

export async function deleteUpload(_name: string): Promise<{ key: string; sizeBytes: number; etag: string }> {
  throw new AppError('not_found')
}
