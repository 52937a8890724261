const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
]

/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  // `npm run verify` checks the types; an image is built from what has passed it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  devIndicators: { position: 'bottom-right' },
  reactStrictMode: true,
  // Nothing is cached on disk: the image's root is read-only.
  images: { unoptimized: true },
  // dockerode reaches ssh2's native add-on, pino its worker threads: neither survives bundling.
  serverExternalPackages: ['dockerode', 'pg', 'pino', 'bcryptjs'],
  experimental: { isrFlushToDisk: false, optimizePackageImports: ['lucide-react', 'radix-ui'] },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
}

export default config
