import { redirect } from 'next/navigation'
import { requireViewer } from '@/app/require-viewer'
import { settingsPagesOf } from '@/components/shell/navigation'

/** Goes to the first page that the person may see. */
export default async function SettingsPage() {
  const viewer = await requireViewer()
  redirect(settingsPagesOf(viewer.role)[0]?.href ?? '/account')
}
