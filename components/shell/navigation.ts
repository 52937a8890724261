import { Layers, LayoutDashboard, type LucideIcon, Table2, Workflow } from 'lucide-react'

export interface Domain {
  label: string
  href: string
  icon: LucideIcon
  /** Pressed after `g`. */
  key: string
}

export const domains: Domain[] = [
  { label: 'Overview', href: '/', icon: LayoutDashboard, key: 'o' },
  { label: 'Stack', href: '/stack', icon: Layers, key: 's' },
  { label: 'Pipelines', href: '/pipelines', icon: Workflow, key: 'p' },
  { label: 'Tables', href: '/tables', icon: Table2, key: 't' },
]

export function isWithin(pathname: string, href: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`)
}
