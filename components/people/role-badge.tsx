import { Badge } from '@/components/ui/badge'
import type { Role } from '@/lib/contracts/role'
import { describeRole } from './role-words'

/** A role by its name; what it allows on hover. */
export function RoleBadge({ role }: { role: Role }) {
  return (
    <Badge tone={role === 'admin' ? 'neutral' : 'outline'} title={describeRole(role)}>
      {role}
    </Badge>
  )
}
