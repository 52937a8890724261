'use client'

import { Sheet, SheetContent, SheetDescription, SheetTitle } from '@/components/ui/sheet'
import type { Viewer } from '@/lib/contracts/account'
import { Rail } from './rail'

interface RailSheetProps {
  viewer: Viewer
  open: boolean
  onOpenChange: (open: boolean) => void
  onSearch: () => void
}

/** The rail of a narrow window. */
export function RailSheet({ viewer, open, onOpenChange, onSearch }: RailSheetProps) {
  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent side="left" className="bg-surface">
        <SheetTitle className="sr-only">Navigation</SheetTitle>
        <SheetDescription className="sr-only">The console’s domains and your account</SheetDescription>
        <Rail viewer={viewer} collapsed={false} onNavigate={() => onOpenChange(false)} onSearch={onSearch} />
      </SheetContent>
    </Sheet>
  )
}
