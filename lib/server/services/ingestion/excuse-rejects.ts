import type { ExcuseRejects } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'

export async function excuseRejects(_name: string, _body: ExcuseRejects, _user: string): Promise<{ rows: number }> {
  throw new AppError('not_found')
}
