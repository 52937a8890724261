export const dynamic = 'force-dynamic'

/** Liveness: this process answers. It asks nobody else, or one sick service would restart the console. */
export function GET() {
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } })
}
