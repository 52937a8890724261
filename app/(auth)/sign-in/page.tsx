import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { currentViewer } from '@/app/require-viewer'
import { SignInForm } from '@/components/account/sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams
  const target = localPath(next)
  // While the console's database is away, the form itself says so when it is sent.
  const viewer = await currentViewer().catch(() => null)
  if (viewer) redirect(target)
  return <SignInForm target={target} />
}

/** Where to go afterwards, if that is a page of ours: `//host` and `/\host` would leave the console. */
function localPath(next: string | string[] | undefined): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/'
}
