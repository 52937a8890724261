'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { CircleHelp, Terminal, UserRound, UsersRound } from 'lucide-react'
import { type ReactElement, useDeferredValue, useState } from 'react'
import { peopleQueries } from '@/components/people/queries'
import { Command, CommandGroup, CommandInput, CommandItem, CommandList } from '@/components/ui/command'
import { Dialog, DialogContent, DialogDescription, DialogTitle, DialogTrigger } from '@/components/ui/dialog'
import { actorWords } from './actor-name'

/** Finds a person by name or address, or takes who is none. Open at first. */
export function ActorPicker({ onChoose, trigger }: { onChoose: (id: string | null) => void; trigger: ReactElement }) {
  const [isOpen, setIsOpen] = useState(true)
  const [text, setText] = useState('')
  const search = useDeferredValue(text).trim().slice(0, 200)
  const people = useInfiniteQuery({
    ...peopleQueries.list(search === '' ? {} : { search }),
    enabled: isOpen,
  })
  const found = people.data?.pages[0]?.items ?? []
  const choose = (id: string | null) => {
    setIsOpen(false)
    setText('')
    onChoose(id)
  }
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent hideClose className="top-[18%] max-w-md translate-y-0 gap-0 p-0">
        <DialogTitle className="sr-only">Whose events</DialogTitle>
        <DialogDescription className="sr-only">Type to find a person by name or email</DialogDescription>
        {/* The console searches: there may be more people than a page holds. */}
        <Command loop shouldFilter={false}>
          <CommandInput placeholder="A person by name or email" value={text} onValueChange={setText} />
          <CommandList>
            {search === '' ? (
              <CommandGroup>
                <CommandItem value="everyone" onSelect={() => choose(null)}>
                  <UsersRound aria-hidden />
                  Everyone
                </CommandItem>
                <CommandItem value="cli" onSelect={() => choose('cli')}>
                  <Terminal aria-hidden />
                  {actorWords.cli}
                </CommandItem>
                <CommandItem value="anonymous" onSelect={() => choose('anonymous')}>
                  <CircleHelp aria-hidden />
                  {actorWords.anonymous}
                </CommandItem>
              </CommandGroup>
            ) : null}
            <CommandGroup heading="People">
              {found.map(({ id, name, email }) => (
                <CommandItem key={id} value={id} onSelect={() => choose(id)}>
                  <UserRound aria-hidden />
                  <span className="truncate">{name}</span>
                  <span className="ml-auto truncate text-muted-foreground text-xs">{email}</span>
                </CommandItem>
              ))}
            </CommandGroup>
            {people.data && found.length === 0 ? (
              <p className="px-3 py-6 text-center text-muted-foreground text-sm">
                Nobody by that name. Someone who was removed is found by the search of the log.
              </p>
            ) : null}
            {people.error ? (
              <p role="alert" className="px-3 py-6 text-center text-sm">
                {people.error.message}
              </p>
            ) : null}
          </CommandList>
        </Command>
      </DialogContent>
    </Dialog>
  )
}
