import { LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'

/** The main button of a form in a dialog. */
export function SubmitButton({
  isPending,
  variant = 'primary',
  children,
}: {
  isPending: boolean
  variant?: 'primary' | 'danger'
  children: ReactNode
}) {
  return (
    <Button type="submit" variant={variant} disabled={isPending}>
      {isPending ? <LoaderCircle className="animate-spin" aria-hidden /> : null}
      {children}
    </Button>
  )
}
