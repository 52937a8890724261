'use client'

import type { ReactElement } from 'react'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import type { FilterChoice } from './operation-filters'

interface FilterMenuProps {
  choices: readonly FilterChoice[]
  chosen: string | null
  onChoose: (value: string | null) => void
  trigger: ReactElement
}

/** One of several, or any. */
export function FilterMenu({ choices, chosen, onChoose, trigger }: FilterMenuProps) {
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="max-h-80 max-w-80">
        <DropdownMenuRadioGroup value={chosen ?? ''} onValueChange={(value) => onChoose(value === '' ? null : value)}>
          <DropdownMenuRadioItem value="">Any</DropdownMenuRadioItem>
          {choices.map(({ value, label }) => (
            <DropdownMenuRadioItem key={value} value={value}>
              <span className="truncate">{label}</span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
