'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { parseAsString, useQueryState } from 'nuqs'
import { useMemo } from 'react'
import { useNow } from '@/components/live/use-now'
import { useCan, useViewer } from '@/components/shell/viewer-context'
import { EmptyState } from '@/components/state/empty-state'
import { readingOf } from '@/components/state/reading'
import { RelativeTime } from '@/components/state/relative-time'
import { SourceState } from '@/components/state/source-state'
import type { DataColumn } from '@/components/table/data-column'
import { PagedTable } from '@/components/table/paged-table'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { NativeSelect } from '@/components/ui/native-select'
import { OnDemand } from '@/components/ui/on-demand'
import type { ApiToken } from '@/lib/contracts/tokens'
import { CreateTokenButton } from './create-token-button'
import { expiryOf } from './expiry'
import { tokenQueries } from './queries'

const columns: DataColumn<ApiToken>[] = [
  {
    id: 'name',
    header: 'Name',
    value: ({ name }) => name,
    cell: ({ name }) => <span className="font-medium">{name}</span>,
    isSortable: false,
    card: 'title',
    width: '18rem',
  },
  {
    id: 'scope',
    header: 'Scope',
    value: ({ scope }) => scope,
    cell: ({ scope }) => <Badge tone={scope === 'admin' ? 'neutral' : 'outline'}>{scope}</Badge>,
    isSortable: false,
    card: 'state',
  },
  {
    id: 'hint',
    header: 'Begins with',
    value: ({ hint }) => hint,
    cell: ({ hint }) => <span className="font-mono text-xs">{hint}…</span>,
    isSortable: false,
    isWideOnly: true,
  },
  { id: 'owner', header: 'Owner', value: ({ owner }) => owner.email, isSortable: false, width: '16rem' },
  {
    id: 'created',
    header: 'Created',
    value: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    isSortable: false,
    isWideOnly: true,
    align: 'right',
  },
  {
    id: 'expires',
    header: 'Ends',
    value: ({ expiresAt }) => expiresAt,
    cell: ({ expiresAt }) => <Expiry expiresAt={expiresAt} />,
    isSortable: false,
    align: 'right',
  },
  {
    id: 'used',
    header: 'Last used',
    value: ({ lastUsedAt }) => lastUsedAt,
    cell: ({ lastUsedAt, lastUsedAddress }) =>
      lastUsedAt === null ? (
        <span className="text-muted-foreground">never</span>
      ) : (
        <span>
          <RelativeTime at={lastUsedAt} />
          {lastUsedAddress === null ? null : (
            <span className="text-muted-foreground">
              {' from '}
              <span className="font-mono text-xs">{lastUsedAddress}</span>
            </span>
          )}
        </span>
      ),
    isSortable: false,
    align: 'right',
  },
  {
    id: 'revoke',
    header: '',
    value: () => null,
    cell: (token) => <RevokeButton token={token} />,
    isSortable: false,
    align: 'right',
    card: 'action',
  },
]

const keyOf = (token: ApiToken) => token.id

/** Tokens, the newest first: one's own, and for an admin everyone's. */
export function TokensList() {
  const [owner, setOwner] = useQueryState('owner', parseAsString)
  const viewer = useViewer()
  const seesAll = useCan('admin')
  const tokens = useInfiniteQuery(tokenQueries.list(owner))
  const shown = useMemo(() => (seesAll ? columns : columns.filter(({ id }) => id !== 'owner')), [seesAll])
  const someone =
    owner === null || owner === viewer.id
      ? null
      : (tokens.data?.pages[0]?.items.find((token) => token.owner.id === owner)?.owner.email ?? 'one person')
  return (
    <SourceState
      reading={readingOf(tokens)}
      source="The console’s database"
      failure="The tokens could not be read"
      stillWorks="Programs that use them go on."
      skeleton={<TableSkeleton columns={6} rows={4} />}
    >
      {() => (
        <PagedTable
          label="tokens"
          pages={tokens}
          columns={shown}
          rowKey={keyOf}
          isNarrowed={owner !== null}
          onClear={() => void setOwner(null)}
          filters={
            seesAll ? (
              <NativeSelect
                aria-label="Owner"
                value={owner ?? ''}
                onChange={({ target }) => void setOwner(target.value || null)}
              >
                <option value="">Everyone’s</option>
                <option value={viewer.id}>Mine</option>
                {owner !== null && someone !== null ? <option value={owner}>Of {someone}</option> : null}
              </NativeSelect>
            ) : null
          }
          empty={
            <EmptyState icon={KeyRound} title="No tokens yet" action={<CreateTokenButton />}>
              A token lets a program use the API as you, with no more than its scope, until it ends or you revoke it.
            </EmptyState>
          }
        />
      )}
    </SourceState>
  )
}

function Expiry({ expiresAt }: { expiresAt: string }) {
  const expiry = expiryOf(expiresAt, useNow())
  if (expiry === 'later') return <RelativeTime at={expiresAt} />
  return (
    <Badge tone={expiry === 'ended' ? 'off' : 'attention'}>
      {expiry === 'ended' ? 'ended' : 'ends'} <RelativeTime at={expiresAt} />
    </Badge>
  )
}

function RevokeButton({ token }: { token: ApiToken }) {
  const button = (
    <Button variant="danger" size="sm" aria-label={`Revoke ${token.name}`}>
      Revoke
    </Button>
  )
  return (
    <OnDemand load={() => import('./revoke-token-dialog')} trigger={button}>
      {({ RevokeTokenDialog }) => <RevokeTokenDialog token={token} trigger={button} />}
    </OnDemand>
  )
}
