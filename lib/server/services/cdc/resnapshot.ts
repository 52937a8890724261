import { AppError } from '@/lib/errors'
import { startCdcSnapshot } from '@/lib/server/clients/cdc'

/** Has all followed tables read anew. @throws {AppError} `conflict` while the part is off; `upstream_*`. */
export async function resnapshot(): Promise<void> {
  if (await startCdcSnapshot()) return
  throw new AppError('conflict', { detail: 'Change data capture is off. Start it with: ./lakehouse up --cdc' })
}
