'use client'

import { useQueryStates } from 'nuqs'
import { filterParsers, type OperationFilters } from './filters'

/** What is filtered by, kept in the URL. */
export function useOperationFilters() {
  const [filters, setFilters] = useQueryStates(filterParsers, { history: 'replace' })
  return {
    filters,
    setFilter: (name: keyof OperationFilters, value: string | null) => void setFilters({ [name]: value }),
    clear: () => void setFilters(null),
    isNarrowed: Object.values(filters).some((value) => value !== null),
  }
}
