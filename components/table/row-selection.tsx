'use client'

import { useCallback, useState } from 'react'
import { formatInteger } from '@/lib/utils/format'
import type { DataColumn } from './data-column'
import type { GridRow } from './table-grid'

export interface RowSelection<Row> {
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
  /** Whether anything can be done with it. */
  canChoose: (row: Row) => boolean
  /** What a row is called: “raw/sales/a.csv”. */
  nameOf: (row: Row) => string
  /** As many as can be dealt with at once. */
  most: number
}

/** What is chosen of a list, and the means to choose nothing again. */
export function useChosen() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(nothing)
  const clear = useCallback(() => setChosen(nothing), [])
  return { chosen, setChosen, clear }
}

const nothing: ReadonlySet<string> = new Set()

interface SelectionColumnInput<Row extends object> {
  selection: RowSelection<Row>
  label: string
  rows: readonly GridRow<Row>[]
  rowKey: (row: Row) => string
}

/** The column of boxes before the rows, and the box for all that are shown. */
export function selectionColumn<Row extends object>({
  selection: { chosen, onChange, canChoose, nameOf, most },
  label,
  rows,
  rowKey,
}: SelectionColumnInput<Row>): DataColumn<Row> {
  const able = rows.filter(({ original }) => canChoose(original)).slice(0, most)
  const isAll = able.length > 0 && able.every(({ id }) => chosen.has(id))
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChange(next)
  }
  return {
    id: 'choice',
    header: 'Choose',
    headerControl: (
      <Box
        label={`Choose all ${formatInteger(able.length)} ${label} that are shown`}
        isChecked={isAll}
        isMixed={!isAll && chosen.size > 0}
        isDisabled={able.length === 0}
        onToggle={() => onChange(isAll ? nothing : new Set(able.map(({ id }) => id)))}
      />
    ),
    value: () => null,
    cell: (row) => {
      const id = rowKey(row)
      const isChecked = chosen.has(id)
      return (
        <Box
          label={`Choose ${nameOf(row)}`}
          isChecked={isChecked}
          isDisabled={!canChoose(row) || (!isChecked && chosen.size >= most)}
          onToggle={() => toggle(id)}
        />
      )
    },
    isSortable: false,
    card: 'choice',
    width: '2.75rem',
  }
}

function Box({
  label,
  isChecked,
  isMixed = false,
  isDisabled,
  onToggle,
}: {
  label: string
  isChecked: boolean
  isMixed?: boolean
  isDisabled: boolean
  onToggle: () => void
}) {
  return (
    // Larger than the box: a miss would open the row.
    <label className="-my-2 -ml-2 grid size-9 place-items-center">
      <input
        type="checkbox"
        aria-label={label}
        checked={isChecked}
        ref={(box) => {
          if (box) box.indeterminate = isMixed
        }}
        disabled={isDisabled}
        onChange={onToggle}
        className="size-4 accent-accent disabled:opacity-40"
      />
    </label>
  )
}
