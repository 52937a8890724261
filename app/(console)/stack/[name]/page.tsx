import type { Metadata } from 'next'
import { Prefetch } from '@/app/prefetch'
import { requireViewer } from '@/app/require-viewer'
import { serviceQueries } from '@/components/stack/queries'
import { ServiceView } from '@/components/stack/service-view'
import { servicesPoll } from '@/lib/server/services/stack/list'

interface ServicePageProps {
  params: Promise<{ name: string }>
}

export async function generateMetadata({ params }: ServicePageProps): Promise<Metadata> {
  return { title: (await params).name }
}

export default async function ServicePage({ params }: ServicePageProps) {
  await requireViewer()
  const { name } = await params
  return (
    <Prefetch queries={[{ queryKey: serviceQueries.list().queryKey, load: () => servicesPoll().read() }]}>
      <ServiceView name={name} />
    </Prefetch>
  )
}
