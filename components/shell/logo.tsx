import { cn } from '@/lib/utils/cn'

/** The mark: what shows above the water, and what lies under it. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={cn('size-6', className)}>
      <path d="M12.4 3 18 10.5H6.6L9.2 6.9l1.5 1z" fill="currentColor" />
      <path d="M3.5 13h17l-3.1 4.6-2.6.3L11.6 22l-3.4-3.5-2.6-.9z" fill="currentColor" opacity=".38" />
    </svg>
  )
}
