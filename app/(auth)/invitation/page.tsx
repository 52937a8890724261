import type { Metadata } from 'next'
import { currentViewer } from '@/app/require-viewer'
import { InvitationOffer } from '@/components/account/invitation-offer'

export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' }

export default async function InvitationPage() {
  // While the console's database is away, the invitation itself says so when it is read.
  const viewer = await currentViewer().catch(() => null)
  return <InvitationOffer signedInAs={viewer?.email ?? null} />
}
