import { type NextRequest, NextResponse } from 'next/server'

// Inlined by the build; the server's environment proper is read in lib/server/env.ts only.
const isDevelopment = process.env.NODE_ENV === 'development'

const publicPaths = new Set(['/sign-in', '/invitation'])
const sessionCookies = ['lakehouse.session_token', '__Secure-lakehouse.session_token']

function contentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'self'`,
    // React's development build evaluates strings to rebuild stack traces.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    // Graphs, virtualised rows and the editor set inline styles; a style cannot run code.
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

/** Gives each page its policy, and sends who carries no session to sign in. Whether a session lives is checked by the page. */
export function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl
  if (!publicPaths.has(pathname) && !sessionCookies.some((name) => request.cookies.has(name))) {
    const target = request.nextUrl.clone()
    target.pathname = '/sign-in'
    target.search = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`
    return NextResponse.redirect(target)
  }
  const policy = contentSecurityPolicy(Buffer.from(crypto.randomUUID()).toString('base64'))
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-lakehouse-path', pathname + search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

export const config = { matcher: ['/((?!api/|_next/static|_next/image|icon|favicon.ico).*)'] }
