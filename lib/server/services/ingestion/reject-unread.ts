import type { Live } from '@/lib/contracts/base'
import { AppError, type Upstream } from '@/lib/errors'

/** @throws {AppError} `upstream_unavailable` where a source has never answered. */
export function rejectUnread({ data, error }: Live<unknown>, upstream: Upstream): true {
  if (data !== null) return true
  throw new AppError('upstream_unavailable', { upstream, ...(error?.detail ? { detail: error.detail } : {}) })
}
