import type { Viewer } from '@/lib/contracts/account'
import { authenticate } from '@/lib/server/auth'

export interface PageViewer extends Viewer {
  sessionId: string | null
  /** As whom Trino is asked. */
  trinoUser: string
}

/** Who a page is rendered for; null when nobody is signed in. */
export async function readViewer(headers: Headers): Promise<PageViewer | null> {
  const actor = await authenticate(headers)
  if (!actor) return null
  const { id, kind, name, email, role, mustChangePassword, twoFactorEnabled, credential, trinoUser } = actor
  return {
    id,
    kind,
    name,
    email,
    role,
    mustChangePassword,
    twoFactorEnabled,
    trinoUser,
    sessionId: credential.kind === 'session' ? credential.id : null,
  }
}
