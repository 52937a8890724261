import { PageBody, PageHeader } from '@/components/shell/page-header'
import { ServiceSkeleton } from '@/components/stack/service-skeleton'

export default function ServiceLoading() {
  return (
    <>
      <PageHeader title="…" parents={[{ label: 'Stack', href: '/stack' }]} />
      <PageBody wide>
        <ServiceSkeleton />
      </PageBody>
    </>
  )
}
