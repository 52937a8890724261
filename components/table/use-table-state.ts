'use client'

import { parseAsArrayOf, parseAsBoolean, parseAsString, useQueryStates } from 'nuqs'
import { useMemo } from 'react'

export interface SortState {
  id: string
  desc: boolean
}

const parsers = {
  q: parseAsString.withDefault(''),
  sort: parseAsString,
  hide: parseAsArrayOf(parseAsString),
  is: parseAsArrayOf(parseAsString).withDefault([]),
  compact: parseAsBoolean.withDefault(false),
}

/** What is sought, sorted, filtered and shown of a table, kept in the URL under the table's id. */
export function useTableState(tableId: string, defaults: { sort: SortState | null; hidden: string[] }) {
  const urlKeys = useMemo(
    () =>
      Object.fromEntries(Object.keys(parsers).map((key) => [key, `${tableId}.${key}`])) as Record<
        keyof typeof parsers,
        string
      >,
    [tableId],
  )
  const [state, setState] = useQueryStates(parsers, { urlKeys, history: 'replace', throttleMs: 100 })

  const defaultId = defaults.sort?.id
  const defaultDesc = defaults.sort?.desc ?? false
  const sort = useMemo(() => {
    if (state.sort === null) return defaultId === undefined ? null : { id: defaultId, desc: defaultDesc }
    const desc = state.sort.endsWith('-')
    return { id: desc ? state.sort.slice(0, -1) : state.sort, desc }
  }, [state.sort, defaultId, defaultDesc])

  const hidden = state.hide ?? defaults.hidden

  const filters = useMemo(() => {
    const byColumn = new Map<string, string[]>()
    for (const each of state.is) {
      const at = each.indexOf(':')
      const column = each.slice(0, at)
      byColumn.set(column, [...(byColumn.get(column) ?? []), each.slice(at + 1)])
    }
    return byColumn
  }, [state.is])

  return {
    search: state.q,
    setSearch: (q: string) => void setState({ q: q === '' ? null : q }),
    sort,
    setSort: (next: SortState | null) =>
      void setState({ sort: next === null ? null : `${next.id}${next.desc ? '-' : ''}` }),
    hidden,
    toggleHidden: (id: string) =>
      void setState({ hide: hidden.includes(id) ? hidden.filter((each) => each !== id) : [...hidden, id] }),
    filters,
    toggleFilter: (column: string, value: string) => {
      const entry = `${column}:${value}`
      const next = state.is.includes(entry) ? state.is.filter((each) => each !== entry) : [...state.is, entry]
      void setState({ is: next.length === 0 ? null : next })
    },
    clear: () => void setState({ q: null, is: null }),
    isNarrowed: state.q !== '' || state.is.length > 0,
    isCompact: state.compact,
    toggleCompact: () => void setState({ compact: state.compact ? null : true }),
  }
}

export type TableUrlState = ReturnType<typeof useTableState>
