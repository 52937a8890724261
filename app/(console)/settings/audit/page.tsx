import type { Metadata } from 'next'
import { createLoader, type SearchParams } from 'nuqs/server'
import { firstPageOf, Prefetch } from '@/app/prefetch'
import { requireRole } from '@/app/require-viewer'
import { AuditLog } from '@/components/audit/audit-log'
import { ExportButton } from '@/components/audit/export-button'
import { auditParsers, toAuditFilter } from '@/components/audit/filter'
import { auditQueries, eventsPerPage } from '@/components/audit/queries'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { listEvents } from '@/lib/server/services/audit/list'

export const metadata: Metadata = { title: 'Audit log' }

const readAddress = createLoader(auditParsers)

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireRole('admin')
  const state = await readAddress(searchParams)
  return (
    <>
      <PageHeader title="Audit log" actions={<ExportButton />} />
      <PageBody wide>
        <Prefetch
          queries={[
            {
              queryKey: auditQueries.list(state).queryKey,
              load: async () =>
                firstPageOf(await listEvents({ ...toAuditFilter(state, Date.now()), limit: eventsPerPage })),
            },
          ]}
        >
          <AuditLog />
        </Prefetch>
      </PageBody>
    </>
  )
}
