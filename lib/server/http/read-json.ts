import { AppError } from '@/lib/errors'

/** Bodies are small; files go through an upload operation, which reads its stream itself. */
const maxBodyBytes = 1024 * 1024

/** Deeper than anything that we take, and far less than what a recursive function survives. */
const maxDepth = 64

/**
 * A request's body as JSON.
 *
 * @throws {AppError} `invalid_request` for another media type, broken JSON or one nested too deeply; `payload_too_large`.
 */
export async function readJson(request: Request): Promise<unknown> {
  const contentType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (contentType !== 'application/json') {
    throw new AppError('invalid_request', { detail: 'The body must be application/json.', field: 'content-type' })
  }
  const text = await readText(request)
  if (depthOf(text) > maxDepth) {
    throw new AppError('invalid_request', {
      detail: `The body is nested more than ${maxDepth} levels deep.`,
      field: 'body',
    })
  }
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('invalid_request', { detail: 'The body is not valid JSON.', field: 'body', cause })
  }
}

async function readText(request: Request): Promise<string> {
  const tooLarge = () => new AppError('payload_too_large', { detail: 'A body may have at most 1 MiB.' })
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) throw tooLarge()
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > maxBodyBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** How deeply a JSON text is nested, found without recursion: what is checked next would otherwise exhaust the stack. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let isString = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (isString) {
      if (character === '\\') index++
      else if (character === '"') isString = false
    } else if (character === '"') isString = true
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth)
    else if (character === '}' || character === ']') depth--
  }
  return deepest
}

/**
 * The path of the first string that holds a NUL, which PostgreSQL cannot keep; null where there is none.
 * The value's depth is bounded by {@link readJson}.
 */
export function findNul(value: unknown, path: string[] = []): string[] | null {
  if (typeof value === 'string') return value.includes('\0') ? path : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    if (key.includes('\0')) return path
    const found = findNul(inner, [...path, key])
    if (found) return found
  }
  return null
}
