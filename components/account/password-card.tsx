'use client'

import { useQuery } from '@tanstack/react-query'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { ChangePasswordForm } from './change-password-form'
import { accountQueries } from './queries'

/** The form to change a password, for who has one. */
export function PasswordCard({ email }: { email: string }) {
  const { data } = useQuery(accountQueries.twoFactor())
  return (
    <Card>
      <CardHeader>
        <CardTitle>Password</CardTitle>
      </CardHeader>
      <CardContent>
        {data?.hasPassword === false ? (
          <p className="text-muted-foreground text-sm">
            You sign in elsewhere, without a password here. An admin can give you one.
          </p>
        ) : (
          <>
            <p className="mb-4 text-muted-foreground text-sm">Changing it ends every other session.</p>
            <ChangePasswordForm email={email} />
          </>
        )}
      </CardContent>
    </Card>
  )
}
