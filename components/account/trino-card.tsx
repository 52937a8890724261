'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Download, LoaderCircle } from 'lucide-react'
import { CopyButton } from '@/components/state/copy-button'
import { readingOf } from '@/components/state/reading'
import { ShownOnce } from '@/components/state/shown-once'
import { SourceState } from '@/components/state/source-state'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { confirm } from '@/components/ui/toast'
import { api, unwrap } from '@/lib/api-client'
import type { TrinoAccount } from '@/lib/contracts/trino-access'
import { FormError } from './form-error'
import { accountQueries } from './queries'
import { TrinoSkeleton } from './trino-skeleton'
import { authorityFile, waysToConnect } from './ways-to-connect'

const mayDo = {
  viewer: 'Reads all tables of lakehouse and trusted.',
  operator: 'Reads and changes the rows of lakehouse and trusted.',
  admin: 'Owns every schema, table and view.',
} as const satisfies Record<TrinoAccount['role'], string>

/** A person's user in Trino: their name there, how to connect, and a password for it. */
export function TrinoCard() {
  const account = useQuery(accountQueries.trino())
  return (
    <Card>
      <CardHeader>
        <CardTitle>Trino</CardTitle>
      </CardHeader>
      <SourceState
        reading={readingOf(account)}
        source="The console’s database"
        failure="Your Trino user could not be read"
        skeleton={<TrinoSkeleton />}
      >
        {(data) => (
          <CardContent className="grid gap-5">
            <dl className="grid gap-3">
              <Fact name="User" value={data.user} label="Copy user" />
              <Fact name="Address" value={data.url} label="Copy address" />
            </dl>
            <p className="text-muted-foreground text-sm">
              <Badge tone="outline">{data.role}</Badge> {mayDo[data.role]} What you ask on these pages runs as this user
              too, and Trino’s history names it.
            </p>
            <TrinoPassword account={data} />
            {data.hasPassword ? <Ways account={data} /> : null}
          </CardContent>
        )}
      </SourceState>
    </Card>
  )
}

function Fact({ name, value, label }: { name: string; value: string; label: string }) {
  return (
    <div className="grid grid-cols-[5rem_1fr] items-center gap-x-3">
      <dt className="text-muted-foreground text-sm">{name}</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <code className="min-w-0 truncate text-sm" title={value}>
          {value}
        </code>
        <CopyButton text={value} label={label} className="shrink-0" />
      </dd>
    </div>
  )
}

function TrinoPassword({ account }: { account: TrinoAccount }) {
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries(accountQueries.trino())
  const make = useMutation({
    mutationFn: () => unwrap(api.POST('/account/trino-password')),
    onSettled: refresh,
  })
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE('/account/trino-password')),
    onMutate: () => make.reset(),
    onSuccess: () => confirm('Trino password removed'),
    onSettled: refresh,
  })
  const isBusy = make.isPending || remove.isPending
  return (
    <div className="grid gap-3">
      <FormError error={make.error ?? remove.error} />
      <div role="status">{make.data ? <ShownOnce value={make.data.password} name="password" /> : null}</div>
      <p className="text-muted-foreground text-sm">
        {account.hasPassword
          ? 'A new password takes the place of the one you have. Without one, programs cannot sign in as you, and what they run ends.'
          : 'DBeaver, the Trino CLI and other programs sign in with a password of its own, which you make here.'}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => make.mutate()} disabled={isBusy}>
          {make.isPending ? <LoaderCircle className="animate-spin" aria-hidden /> : null}
          {account.hasPassword ? 'Replace password' : 'Make password'}
        </Button>
        {account.hasPassword ? (
          <Button variant="danger" onClick={() => remove.mutate()} disabled={isBusy}>
            {remove.isPending ? <LoaderCircle className="animate-spin" aria-hidden /> : null}
            Remove password
          </Button>
        ) : null}
      </div>
    </div>
  )
}

function Ways({ account }: { account: TrinoAccount }) {
  return (
    <div className="grid gap-4 border-t pt-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="text-muted-foreground text-sm">Programs know the server by its authority’s certificate.</p>
        <Button asChild size="sm">
          <a href="/api/v1/certificate-authority" download={authorityFile}>
            <Download aria-hidden />
            {authorityFile}
          </a>
        </Button>
      </div>
      {waysToConnect(account).map(({ name, text }) => (
        <div key={name} className="grid gap-1.5">
          <div className="flex items-center justify-between">
            <h3 className="font-medium text-sm">{name}</h3>
            <CopyButton text={text} label={`Copy ${name}`} />
          </div>
          <pre className="wrap-anywhere whitespace-pre-wrap rounded-md bg-muted p-3 text-xs leading-5">
            <code>{text}</code>
          </pre>
        </div>
      ))}
    </div>
  )
}
