import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { currentViewer } from '@/app/require-viewer'
import { SignInForm } from '@/components/account/sign-in-form'
import { isSignInFault } from '@/lib/contracts/sign-in-fault'
import { readSignInOptions } from '@/lib/server/services/account/read-sign-in-options'
import { localPath } from '@/lib/utils/local-path'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Partial<Record<'next' | 'step' | 'fault', string | string[]>>>
}) {
  const { next, step, fault } = await searchParams
  const target = localPath(next)
  // While the console's database is away, the form itself says so when it is sent.
  const viewer = await currentViewer().catch(() => null)
  if (viewer) redirect(target)
  return (
    <SignInForm
      target={target}
      firstStep={step === 'second-factor' ? 'second-factor' : 'password'}
      fault={isSignInFault(fault) ? fault : null}
      {...readSignInOptions()}
    />
  )
}
