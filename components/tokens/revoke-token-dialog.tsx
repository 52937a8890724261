'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { peopleQueries } from '@/components/people/queries'
import { RelativeTime } from '@/components/state/relative-time'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
import { confirm } from '@/components/ui/toast'
import { api, unwrap } from '@/lib/api-client'
import type { ApiToken } from '@/lib/contracts/tokens'
import { tokenQueries } from './queries'

/** Says who last used a token, then ends it. Open at first. */
export function RevokeTokenDialog({ token, trigger }: { token: ApiToken; trigger: ReactElement }) {
  const client = useQueryClient()
  const [isOpen, setIsOpen] = useState(true)
  const revoke = useMutation({
    mutationFn: () => unwrap(api.DELETE('/tokens/{id}', { params: { path: { id: token.id } } })),
    onSuccess: () => {
      setIsOpen(false)
      confirm('Token revoked')
      void client.invalidateQueries({ queryKey: tokenQueries.all })
      void client.invalidateQueries({ queryKey: peopleQueries.all })
    },
  })
  const change = (open: boolean) => {
    setIsOpen(open)
    revoke.reset()
  }
  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle className="wrap-anywhere">Revoke {token.name}?</DialogTitle>
          <DialogDescription>
            Within 2 seconds nothing more is answered to it, and what is open ends. It cannot be undone; another token
            can be made.
          </DialogDescription>
        </DialogHeader>
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
        <FormError error={revoke.error} />
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="danger" disabled={revoke.isPending} onClick={() => revoke.mutate()}>
            Revoke token
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
