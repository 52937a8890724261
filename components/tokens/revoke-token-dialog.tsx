'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { ConfirmDialog } from '@/components/confirm/confirm-dialog'
import { peopleQueries } from '@/components/people/queries'
import { RelativeTime } from '@/components/state/relative-time'
import { confirm } from '@/components/ui/toast'
import { api, unwrap } from '@/lib/api-client'
import type { ApiToken } from '@/lib/contracts/tokens'
import { tokenQueries } from './queries'

/** Says who last used a token, then ends it. */
export function RevokeTokenDialog({ token, trigger }: { token: ApiToken; trigger: ReactElement }) {
  const client = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => unwrap(api.DELETE('/tokens/{id}', { params: { path: { id: token.id } } })),
    onSuccess: () => {
      confirm('Token revoked')
      void client.invalidateQueries({ queryKey: tokenQueries.all })
      void client.invalidateQueries({ queryKey: peopleQueries.all })
    },
  })
  return (
    <ConfirmDialog
      trigger={trigger}
      title={`Revoke ${token.name}?`}
      description="Within 2 seconds nothing more is answered to it, and what is open ends. It cannot be undone; another token can be made."
      action="Revoke token"
      change={revoke}
      onConfirm={(close) => revoke.mutate(undefined, { onSuccess: close })}
    >
      <p className="text-sm">
        {token.lastUsedAt === null ? (
          'It was never used.'
        ) : (
          <>
            Last used <RelativeTime at={token.lastUsedAt} />
            {token.lastUsedAddress === null ? null : (
              <>
                {' '}
                from <span className="font-mono">{token.lastUsedAddress}</span>
              </>
            )}
            .
          </>
        )}
      </p>
    </ConfirmDialog>
  )
}
