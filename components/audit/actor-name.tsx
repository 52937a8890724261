import type { AuditEvent } from '@/lib/contracts/audit'

/** Those who act without being a person, by their id in the log. */
export const actorWords: Record<string, string> = { cli: 'Command line', anonymous: 'Nobody signed in' }

/** Who did it, and with which token. */
export function ActorName({ actor }: { actor: AuditEvent['actor'] }) {
  return (
    <>
      {actorWords[actor.id] ?? actor.name}
      {actor.tokenName === null ? null : <span className="text-muted-foreground"> by token {actor.tokenName}</span>}
    </>
  )
}
