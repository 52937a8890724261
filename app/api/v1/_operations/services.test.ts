import { afterEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '@/lib/errors'
import { env } from '@/lib/server/env'
import { logger } from '@/lib/server/logger'
import { requireService } from '@/lib/server/services/stack/list'
import { followServiceLog } from '@/lib/server/services/stack/logs'
import { api } from '.'

vi.mock('@/lib/server/services/stack/list', async (original) => ({
  ...(await original<typeof import('@/lib/server/services/stack/list')>()),
  requireService: vi.fn(),
}))
vi.mock('@/lib/server/services/stack/logs', async (original) => ({
  ...(await original<typeof import('@/lib/server/services/stack/logs')>()),
  followServiceLog: vi.fn(),
}))

const headers = { authorization: `Bearer ${env.CONSOLE_CLI_TOKEN}` }
const address = '/api/v1/services/trino/logs/events'
const impossible = 'out@2026-99-01T00:00:00Z+1 err@2026-11-23T00:00:00Z+1'

/** The log fails with this before its first line. */
function failWith(error: unknown): void {
  vi.mocked(requireService).mockResolvedValue()
  vi.mocked(followServiceLog).mockImplementation(async function* () {
    yield* []
    throw error
  })
}

afterEach(() => {
  vi.clearAllMocks()
})

describe('the stream of a log', () => {
  it.each([
    [`${address}?after=${encodeURIComponent(impossible)}`, {}, 'after'],
    [address, { 'last-event-id': impossible }, 'last-event-id'],
  ])('refuses to go on from a moment that there never was', async (path, more, field) => {
    const response = await api.request(path, { headers: { ...headers, ...more } })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'invalid_request', field })
  })

  it('keeps the words of an unknown error to itself, and notes them under the id that it tells', async () => {
    const noted = vi.spyOn(logger, 'error').mockImplementation(() => {})
    const error = new RangeError('words of a library')
    failWith(error)
    const response = await api.request(address, { headers })
    const text = await response.text()
    expect(text).toContain('event: failed\ndata: {"code":"internal"')
    expect(text).not.toContain('words of a library')
    const requestId = response.headers.get('x-request-id')
    expect(text).toContain(`"requestId":"${requestId}"`)
    expect(noted).toHaveBeenCalledWith({ err: error, requestId, code: 'internal' }, expect.any(String))
  })

  it('says what Docker failed with', async () => {
    const noted = vi.spyOn(logger, 'error').mockImplementation(() => {})
    failWith(new AppError('upstream_unavailable', { upstream: 'docker', detail: 'Docker is gone.' }))
    const text = await (await api.request(address, { headers })).text()
    expect(text).toContain('"detail":"Docker is gone."')
    expect(noted).not.toHaveBeenCalled()
  })
})
