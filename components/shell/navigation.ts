import { FileInput, Layers, LayoutDashboard, type LucideIcon, Settings, Table2, Workflow } from 'lucide-react'
import { type Role, roleAllows, type TokenScope } from '@/lib/contracts/role'

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
  { label: 'Ingestion', href: '/ingestion', icon: FileInput, key: 'i' },
  { label: 'Tables', href: '/tables', icon: Table2, key: 't' },
]

/** Apart from the others: it is about the console rather than the lakehouse. */
export const settings: Domain = { label: 'Settings', href: '/settings', icon: Settings, key: ',' }

interface SettingsPage {
  label: string
  href: string
  /** What it asks of who sees it. */
  scope: TokenScope
}

const settingsPages: SettingsPage[] = [
  { label: 'People', href: '/settings/people', scope: 'admin' },
  { label: 'Tokens', href: '/settings/tokens', scope: 'read' },
  { label: 'Webhooks', href: '/settings/webhooks', scope: 'admin' },
  { label: 'Audit log', href: '/settings/audit', scope: 'admin' },
]

/** The pages under Settings that someone of this role may see. */
export function settingsPagesOf(role: Role): SettingsPage[] {
  return settingsPages.filter(({ scope }) => roleAllows(role, scope))
}

export function isWithin(pathname: string, href: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`)
}
