import { AppError } from '@/lib/errors'

/**
 * The versions that the caller would change, as their tags are without quotes; null for any.
 *
 * @throws {AppError} `invalid_request` for what is no list of strong tags.
 */
export function readIfMatch(headers: Headers): string[] | null {
  const value = headers.get('if-match')?.trim()
  if (value === undefined || value === '*') return null
  return value.split(',').map((tag) => {
    const version = /^\s*"([\w-]{1,64})"\s*$/.exec(tag)?.[1]
    if (version !== undefined) return version
    throw new AppError('invalid_request', {
      detail: 'If-Match takes the ETag that came with what is changed, in its quotes.',
      field: 'if-match',
    })
  })
}
