'use client'

import { ListFilter, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { OnDemand } from '@/components/ui/on-demand'
import { operationStates } from '@/lib/contracts/operation-states'
import type { Operation } from '@/lib/contracts/operations'
import { type OperationFilters, periods } from './filters'
import type { useOperationFilters } from './use-operation-filters'

export interface FilterChoice {
  value: string
  label: string
}

interface FilterBarProps {
  state: ReturnType<typeof useOperationFilters>
  /** What is shown now: what else can be chosen is found in it. */
  operations: readonly Operation[]
}

/** One button for each thing to filter by. */
export function OperationFilterBar({ state, operations }: FilterBarProps) {
  const seen = (of: (operation: Operation) => FilterChoice) =>
    [...new Map(operations.map((operation) => [of(operation).value, of(operation)])).values()].sort((left, right) =>
      left.label.localeCompare(right.label),
    )
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Filter
        name="state"
        label="State"
        state={state}
        choices={operationStates.map((value) => ({ value, label: value }))}
      />
      <Filter name="kind" label="Kind" state={state} choices={seen(({ kind }) => ({ value: kind, label: kind }))} />
      <Filter
        name="target"
        label="Target"
        state={state}
        choices={seen(({ target }) => ({ value: target, label: target }))}
      />
      <Filter
        name="actor"
        label="Asked by"
        state={state}
        choices={seen(({ actor, actorName }) => ({ value: actor, label: actorName }))}
      />
      <Filter
        name="period"
        label="When"
        state={state}
        choices={Object.entries(periods).map(([value, { label }]) => ({ value, label }))}
      />
      {state.isNarrowed ? (
        <Button variant="ghost" size="sm" onClick={state.clear}>
          <X aria-hidden />
          Clear
        </Button>
      ) : null}
    </div>
  )
}

function Filter({
  name,
  label,
  choices,
  state: { filters, setFilter },
}: {
  name: keyof OperationFilters
  label: string
  choices: FilterChoice[]
  state: FilterBarProps['state']
}) {
  const chosen = filters[name]
  // What a link asks for may have nothing to show, and is named all the same.
  const offered =
    chosen === null || choices.some(({ value }) => value === chosen)
      ? choices
      : [{ value: chosen, label: chosen }, ...choices]
  const button = (
    <Button variant="secondary" disabled={offered.length === 0}>
      <ListFilter aria-hidden />
      {label}
      {chosen === null ? null : (
        <span className="max-w-40 truncate text-muted-foreground">
          {offered.find(({ value }) => value === chosen)?.label}
        </span>
      )}
    </Button>
  )
  return (
    <OnDemand load={() => import('./filter-menu')} trigger={button}>
      {({ FilterMenu }) => (
        <FilterMenu choices={offered} chosen={chosen} onChoose={(value) => setFilter(name, value)} trigger={button} />
      )}
    </OnDemand>
  )
}
