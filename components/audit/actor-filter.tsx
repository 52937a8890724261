'use client'

import { UserRound } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { OnDemand } from '@/components/ui/on-demand'
import { actorWords } from './actor-name'

interface ActorFilterProps {
  /** The id of who is looked for. */
  actor: string | null
  name: string | null
  onChoose: (id: string | null) => void
}

/** Whose events are shown. */
export function ActorFilter({ actor, name, onChoose }: ActorFilterProps) {
  const chosen = actor === null ? null : (actorWords[actor] ?? name ?? 'one person')
  const button = (
    <Button className="max-w-56">
      <UserRound aria-hidden />
      {chosen === null ? 'Everyone' : <span className="truncate">{chosen}</span>}
    </Button>
  )
  return (
    <OnDemand load={() => import('./actor-picker')} trigger={button}>
      {({ ActorPicker }) => <ActorPicker onChoose={onChoose} trigger={button} />}
    </OnDemand>
  )
}
