import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Prefetch } from '@/app/prefetch'
import { requireViewer } from '@/app/require-viewer'
import { OperationView } from '@/components/operations/operation-view'
import { operationQueries } from '@/components/operations/queries'
import { operationParamsSchema } from '@/lib/contracts/operations'
import { roleAllows } from '@/lib/contracts/role'
import { operationPoll } from '@/lib/server/services/operations/live'

export const metadata: Metadata = { title: 'Operation' }

export default async function OperationPage({ params }: { params: Promise<{ id: string }> }) {
  const { role } = await requireViewer()
  const path = operationParamsSchema.safeParse(await params)
  if (!path.success) notFound()
  const { id } = path.data
  return (
    <Prefetch queries={[{ queryKey: operationQueries.one(id).queryKey, load: () => operationPoll(id).read() }]}>
      <OperationView id={id} mayCancel={roleAllows(role, 'operate')} />
    </Prefetch>
  )
}
