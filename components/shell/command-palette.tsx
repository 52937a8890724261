'use client'

import { useQuery } from '@tanstack/react-query'
import { BookOpen, CircleUser, History, Layers, Monitor, Moon, Settings, Sun, Table2, Workflow } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTheme } from 'next-themes'
import { dagHref, pipelineQueries } from '@/components/pipelines/queries'
import { serviceQueries } from '@/components/stack/queries'
import { tableHref, tableQueries } from '@/components/tables/queries'
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from '@/components/ui/command'
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog'
import { domains, settings, settingsPagesOf } from './navigation'
import { useViewer } from './viewer-context'

/** More than these are found on their own page. */
const thingsPerGroup = 500

export function CommandPalette({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const router = useRouter()
  const { setTheme } = useTheme()
  const { role } = useViewer()
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
          <CommandInput placeholder="Go to a page, service, pipeline or table" />
          <CommandList>
            <CommandEmpty>Nothing by that name.</CommandEmpty>
            <CommandGroup heading="Go to">
              {[...domains, settings].map(({ label, href, icon: Icon, key }) => (
                <CommandItem key={href} value={label} onSelect={() => run(() => router.push(href))}>
                  <Icon aria-hidden />
                  {label}
                  <span className="ml-auto text-muted-foreground text-xs">g {key}</span>
                </CommandItem>
              ))}
              {settingsPagesOf(role).map(({ label, href }) => (
                <CommandItem key={href} value={`Settings: ${label}`} onSelect={() => run(() => router.push(href))}>
                  <Settings aria-hidden />
                  {label}
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
              <CommandItem value="API reference" onSelect={() => run(() => router.push('/docs/api'))}>
                <BookOpen aria-hidden />
                API reference
              </CommandItem>
            </CommandGroup>
            <Things onChoose={(href) => run(() => router.push(href))} />
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

/** Every service, pipeline and table by its name, from what the pages have read or will read anyway. */
function Things({ onChoose }: { onChoose: (href: string) => void }) {
  const services = useQuery(serviceQueries.list()).data?.data ?? []
  const dags = useQuery(pipelineQueries.dags()).data?.data ?? []
  const schemas = useQuery(tableQueries.schemas()).data?.items ?? []
  const tables = schemas.flatMap(({ name: schema, tables }) => tables.map(({ name: table }) => ({ schema, table })))
  const groups = [
    { heading: 'Services', icon: Layers, items: services.map(({ name }) => ({ name, href: `/stack/${name}` })) },
    {
      heading: 'Pipelines',
      icon: Workflow,
      items: dags.map(({ dagId, displayName }) => ({ name: displayName, href: dagHref(dagId) })),
    },
    {
      heading: 'Tables',
      icon: Table2,
      items: tables.map((table) => ({ name: `${table.schema}.${table.table}`, href: tableHref(table) })),
    },
  ]
  return groups
    .filter(({ items }) => items.length > 0)
    .map(({ heading, icon: Icon, items }) => (
      <CommandGroup key={heading} heading={heading}>
        {items.slice(0, thingsPerGroup).map(({ name, href }) => (
          <CommandItem key={href} value={`${heading} ${name}`} onSelect={() => onChoose(href)}>
            <Icon aria-hidden />
            <span className="truncate">{name}</span>
          </CommandItem>
        ))}
      </CommandGroup>
    ))
}
