'use client'

import { useQueryStates } from 'nuqs'
import type { ReactElement } from 'react'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { auditParsers, exportHref, isNarrowed, toAuditFilter } from './filter'

const formats = [
  { format: 'csv', label: 'CSV' },
  { format: 'ndjson', label: 'JSON, one event a line' },
] as const

/** Open at first. */
export function ExportMenu({ trigger }: { trigger: ReactElement }) {
  const [state] = useQueryStates(auditParsers)
  const filter = toAuditFilter(state, Date.now())
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuLabel>{isNarrowed(state) ? 'All that the filter shows' : 'The whole log'}</DropdownMenuLabel>
        {formats.map(({ format, label }) => (
          <DropdownMenuItem key={format} asChild>
            <a href={exportHref(filter, format)} download={`audit.${format}`}>
              {label}
            </a>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
