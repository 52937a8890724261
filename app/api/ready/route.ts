import { readReadiness } from '@/lib/server/services/health/read-readiness'

export const dynamic = 'force-dynamic'

/** Readiness: 200 once the console's database is there and migrated, else 503. */
export async function GET() {
  const readiness = await readReadiness()
  return Response.json(readiness, { status: readiness.ready ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
