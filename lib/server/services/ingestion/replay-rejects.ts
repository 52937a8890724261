import type { ReplayedRejects, ReplayRejects } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'

export async function replayRejects(_name: string, _body: ReplayRejects, _user: string): Promise<ReplayedRejects> {
  throw new AppError('not_found')
}
