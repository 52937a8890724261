import type { Declaration } from '@/lib/contracts/declaration'
import type { Operation } from '@/lib/contracts/operations'
import { AppError } from '@/lib/errors'
import type { Actor } from '@/lib/server/auth'

export async function confirmUpload(
  _name: string,
  _declaration: Declaration | undefined,
  _actor: Actor,
): Promise<Operation> {
  throw new AppError('not_found')
}
