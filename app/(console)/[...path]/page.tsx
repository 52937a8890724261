import { notFound } from 'next/navigation'
import { requireViewer } from '@/app/require-viewer'

/** Every address that is no page: says so within the console, so that the way on is there. */
export default async function NoSuchPage() {
  await requireViewer()
  notFound()
}
