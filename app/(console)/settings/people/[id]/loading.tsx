import { PersonSkeleton } from '@/components/people/person-skeleton'
import { PageBody, PageHeader } from '@/components/shell/page-header'

export default function PersonLoading() {
  return (
    <>
      <PageHeader title="…" parents={[{ label: 'People', href: '/settings/people' }]} />
      <PageBody>
        <PersonSkeleton />
      </PageBody>
    </>
  )
}
