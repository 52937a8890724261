'use client'

import { ChoiceFilter } from '@/components/table/choice-filter'
import { SearchInput } from '@/components/table/search-input'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { ActorFilter } from './actor-filter'
import { type AuditState, outcomes, type Span, spans, toInstant } from './filter'

/** What actions begin with, by what they are about. */
const actionGroups: [prefix: string, label: string][] = [
  ['session.', 'Signing in and out'],
  ['account.', 'Own account'],
  ['person.', 'People'],
  ['invitation.', 'Invitations'],
  ['token.', 'Tokens'],
  ['webhook.', 'Webhooks'],
  ['service.', 'Services'],
  ['dag.', 'Pipelines'],
  ['operation.', 'Operations'],
  ['query.', 'Statements'],
  ['object.', 'Files'],
]

const dayMs = 24 * 3_600_000

const toField = (text: string | null) => toInstant(text)?.slice(0, 19) ?? ''

interface AuditFiltersProps {
  state: AuditState
  /** The name of the chosen actor, where it is known. */
  actorName: string | null
  onChange: (change: Partial<AuditState>) => void
}

/** What of the log is shown. All of it is in the address. */
export function AuditFilters({ state, actorName, onChange }: AuditFiltersProps) {
  const { q, actor, action, outcome } = state
  return (
    <>
      <SearchInput label="events" value={q} onChange={(text) => onChange({ q: text })} />
      <ActorFilter actor={actor} name={actorName} onChoose={(id) => onChange({ actor: id })} />
      <NativeSelect
        aria-label="Action"
        className="max-w-32"
        value={action ?? ''}
        onChange={({ target }) => onChange({ action: target.value || null })}
      >
        <option value="">Every action</option>
        {actionGroups.map(([prefix, label]) => (
          <option key={prefix} value={prefix}>
            {label}
          </option>
        ))}
        {action === null || actionGroups.some(([prefix]) => prefix === action) ? null : (
          <option value={action}>{action}</option>
        )}
      </NativeSelect>
      <ChoiceFilter
        label="Outcome"
        all="Every outcome"
        choices={outcomes}
        value={outcome}
        onChoose={(each) => onChange({ outcome: each })}
      />
      <TimeFilter state={state} onChange={onChange} />
    </>
  )
}

function TimeFilter({ state: { last, from, to }, onChange }: Pick<AuditFiltersProps, 'state' | 'onChange'>) {
  const isCustom = last === null && (from !== null || to !== null)
  const isReversed = isCustom && from !== null && to !== null && toField(from) > toField(to)
  const choose = (choice: string) => {
    if (choice !== 'custom') return onChange({ last: (choice || null) as Span | null, from: null, to: null })
    const now = Date.now()
    onChange({ last: null, from: new Date(now - dayMs).toISOString(), to: new Date(now).toISOString() })
  }
  return (
    <>
      <NativeSelect
        aria-label="Time"
        value={isCustom ? 'custom' : (last ?? '')}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">All time</option>
        {Object.entries(spans).map(([id, { label }]) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
        <option value="custom">From … to …</option>
      </NativeSelect>
      {isCustom ? (
        <span className="flex flex-wrap items-center gap-1.5">
          <Input
            type="datetime-local"
            step={1}
            aria-label="From, UTC"
            value={toField(from)}
            onChange={({ target }) => onChange({ from: toInstant(target.value) })}
            className="w-auto"
          />
          <span className="text-muted-foreground text-sm">to</span>
          <Input
            type="datetime-local"
            step={1}
            aria-label="To, UTC"
            aria-invalid={isReversed}
            value={toField(to)}
            onChange={({ target }) => onChange({ to: toInstant(target.value) })}
            className="w-auto"
          />
          <span className={isReversed ? 'text-failing text-sm' : 'text-muted-foreground text-sm'}>
            {isReversed ? 'ends before it begins' : 'UTC'}
          </span>
        </span>
      ) : null}
    </>
  )
}
