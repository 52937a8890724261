import { NextRequest } from 'next/server'
import { expect, it } from 'vitest'
import config from '@/next.config'
import { proxy } from '@/proxy'

it('no page is shown within another, the sign-in page least of all', async () => {
  for (const path of ['/sign-in', '/sign-in?step=second-factor']) {
    const response = proxy(new NextRequest(`http://localhost:4000${path}`))
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  }
  const [everywhere] = (await config.headers?.()) ?? []
  expect(everywhere?.source).toBe('/:path*')
  expect(everywhere?.headers).toContainEqual({ key: 'X-Frame-Options', value: 'DENY' })
})
