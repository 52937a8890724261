'use client'

import { useMutation } from '@tanstack/react-query'
import { CircleUser, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import Link from 'next/link'
import { useTheme } from 'next-themes'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { api, unwrap } from '@/lib/api-client'
import type { Viewer } from '@/lib/contracts/account'
import { cn } from '@/lib/utils/cn'

const themes = [
  { value: 'system', label: 'System', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
]

export function UserMenu({ viewer, collapsed }: { viewer: Viewer; collapsed: boolean }) {
  const { theme, setTheme } = useTheme()
  const signOut = useMutation({
    mutationFn: () => unwrap(api.DELETE('/session')),
    onSuccess: () => window.location.assign('/sign-in'),
  })
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Account of ${viewer.name}`}
        className={cn(
          'flex h-9 w-full min-w-0 items-center gap-2.5 rounded-md px-2 text-left hover:bg-hover data-[state=open]:bg-hover',
          collapsed && 'justify-center px-0',
        )}
      >
        <span
          aria-hidden
          className="grid size-6 shrink-0 place-items-center rounded-full bg-selected font-medium text-xs uppercase"
        >
          {viewer.name.slice(0, 1)}
        </span>
        {collapsed ? null : <span className="truncate text-sm">{viewer.email ?? viewer.name}</span>}
      </DropdownMenuTrigger>
      <DropdownMenuContent side="top" align="start" className="w-56">
        <DropdownMenuLabel className="truncate">{viewer.email ?? viewer.name}</DropdownMenuLabel>
        <DropdownMenuItem asChild>
          <Link href="/account">
            <CircleUser aria-hidden />
            Account
          </Link>
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Theme</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={theme ?? 'system'} onValueChange={setTheme}>
          {themes.map(({ value, label, icon: Icon }) => (
            <DropdownMenuRadioItem key={value} value={value}>
              <Icon aria-hidden />
              {label}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => signOut.mutate()}>
          <LogOut aria-hidden />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
