import type { Viewer } from '@/lib/contracts/account'
import type { Role } from '@/lib/contracts/role'

interface Person {
  id: string
  name: string
  email: string
  role: string
  mustChangePassword: boolean
  twoFactorEnabled: boolean
}

/** A person as they see themselves. */
export function toViewer({ id, name, email, role, mustChangePassword, twoFactorEnabled }: Person): Viewer {
  return { id, kind: 'person', name, email, role: role as Role, mustChangePassword, twoFactorEnabled }
}
