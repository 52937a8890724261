import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { type Role, roleAllows, scopeOfRole } from '@/lib/contracts/role'
import { type PageViewer, readViewer } from '@/lib/server/services/account/read-viewer'

/** Who is signed in, read once per request. */
export const currentViewer = cache(async (): Promise<PageViewer | null> => readViewer(await headers()))

/**
 * Who the page is for. Every page of the console begins with this: a layout is not run again when only the page changes.
 * Sends others to sign in, or to choose a password.
 */
export async function requireViewer(): Promise<PageViewer> {
  const viewer = await currentViewer()
  if (!viewer) {
    const path = (await headers()).get('x-lakehouse-path') ?? '/'
    redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`)
  }
  if (viewer.mustChangePassword) redirect('/change-password')
  return viewer
}

/** As {@link requireViewer}, for a page that asks for a role: to who has less of one there is no such page. */
export async function requireRole(role: Role): Promise<PageViewer> {
  const viewer = await requireViewer()
  if (!roleAllows(viewer.role, scopeOfRole(role))) notFound()
  return viewer
}
