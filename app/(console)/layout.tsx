import { cookies } from 'next/headers'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'
import { requireViewer } from '@/app/require-viewer'
import { AppShell } from '@/components/shell/app-shell'
import { ConsoleUnavailable } from '@/components/shell/console-unavailable'
import { railCookie } from '@/components/shell/rail-cookie'
import { AppError } from '@/lib/errors'

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer().catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'upstream_unavailable') return null
    throw error
  })
  if (!viewer) return <ConsoleUnavailable />
  const collapsed = (await cookies()).get(railCookie)?.value === 'collapsed'
  const { sessionId: _, ...shown } = viewer
  return (
    <AppShell viewer={shown} initiallyCollapsed={collapsed}>
      <NuqsAdapter>{children}</NuqsAdapter>
    </AppShell>
  )
}
