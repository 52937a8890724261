'use client'

import { useTheme } from 'next-themes'
import { Toaster as Sonner } from 'sonner'

/** Toasts only confirm: what must be read stays on the page. */
export function Toaster() {
  const { resolvedTheme } = useTheme()
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      toastOptions={{
        classNames: {
          toast: '!rounded-md !border-hairline !bg-raised !text-foreground !shadow-lift !font-sans !text-sm',
          description: '!text-muted-foreground',
        },
      }}
    />
  )
}
