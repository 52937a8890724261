'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Viewer } from '@/lib/contracts/account'
import { roleAllows, type TokenScope } from '@/lib/contracts/role'

const ViewerContext = createContext<Viewer | null>(null)

export function ViewerProvider({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>
}

/** Who looks at the console. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext)
  if (!viewer) throw new Error('useViewer is for what is within the console’s frame')
  return viewer
}

/** Whether who looks may do what asks for this scope. What they may not do is left out of a page; the API refuses it by itself. */
export function useCan(scope: TokenScope): boolean {
  return roleAllows(useViewer().role, scope)
}
