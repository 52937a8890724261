import type { ReactNode } from 'react'
import { IngestionNav } from '@/components/ingestion/ingestion-nav'

export default function IngestionLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <IngestionNav />
      {children}
    </>
  )
}
