import type { ReactNode } from 'react'

interface FactProps {
  label: string
  children: ReactNode
}

/** One of the facts of a thing, in a `dl` that lays them out side by side. */
export function Fact({ label, children }: FactProps) {
  return (
    <div className="min-w-0">
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd className="wrap-anywhere mt-1">{children}</dd>
    </div>
  )
}

/** One of the facts of a thing, as a row of a `dl` of two columns; below each other in a narrow window. */
export function FactRow({ label, children }: FactProps) {
  return (
    <>
      <dt className="text-muted-foreground max-sm:text-xs">{label}</dt>
      <dd className="min-w-0 max-sm:-mt-2">{children}</dd>
    </>
  )
}
