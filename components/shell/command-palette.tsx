'use client'

import { CircleUser, History, Monitor, Moon, Sun } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTheme } from 'next-themes'
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from '@/components/ui/command'
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog'
import { domains } from './navigation'

export function CommandPalette({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const router = useRouter()
  const { setTheme } = useTheme()
  const run = (action: () => void) => {
    onOpenChange(false)
    action()
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent hideClose className="top-[18%] max-w-xl translate-y-0 gap-0 p-0">
        <DialogTitle className="sr-only">Search and go</DialogTitle>
        <DialogDescription className="sr-only">Type to find a page or an action</DialogDescription>
        <Command loop>
          <CommandInput placeholder="Go to a page, or do something" />
          <CommandList>
            <CommandEmpty>Nothing by that name.</CommandEmpty>
            <CommandGroup heading="Go to">
              {domains.map(({ label, href, icon: Icon, key }) => (
                <CommandItem key={href} value={label} onSelect={() => run(() => router.push(href))}>
                  <Icon aria-hidden />
                  {label}
                  <span className="ml-auto text-muted-foreground text-xs">g {key}</span>
                </CommandItem>
              ))}
              <CommandItem value="Operations" onSelect={() => run(() => router.push('/operations'))}>
                <History aria-hidden />
                Operations
              </CommandItem>
              <CommandItem value="Account" onSelect={() => run(() => router.push('/account'))}>
                <CircleUser aria-hidden />
                Account
              </CommandItem>
            </CommandGroup>
            <CommandGroup heading="Theme">
              <CommandItem value="Theme: follow the system" onSelect={() => run(() => setTheme('system'))}>
                <Monitor aria-hidden />
                Follow the system
              </CommandItem>
              <CommandItem value="Theme: light" onSelect={() => run(() => setTheme('light'))}>
                <Sun aria-hidden />
                Light
              </CommandItem>
              <CommandItem value="Theme: dark" onSelect={() => run(() => setTheme('dark'))}>
                <Moon aria-hidden />
                Dark
              </CommandItem>
            </CommandGroup>
          </CommandList>
        </Command>
      </DialogContent>
    </Dialog>
  )
}
