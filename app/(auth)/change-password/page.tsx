import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { currentViewer } from '@/app/require-viewer'
import { ChangePasswordForm } from '@/components/account/change-password-form'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'

export const metadata: Metadata = { title: 'Choose a password' }

export default async function ChangePasswordPage() {
  const viewer = await currentViewer()
  if (!viewer) redirect('/sign-in')
  if (!viewer.mustChangePassword) redirect('/account')
  return (
    <Card>
      <CardHeader>
        <CardTitle>Choose your password</CardTitle>
      </CardHeader>
      <CardContent>
        <p className="mb-4 text-muted-foreground text-sm">
          The one you signed in with was made for you and works once.
        </p>
        <ChangePasswordForm email={viewer.email ?? ''} target="/" />
      </CardContent>
    </Card>
  )
}
