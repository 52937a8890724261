import Link from 'next/link'
import type { ReactNode } from 'react'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'

interface OverviewCardProps {
  title: string
  /** Where all of it is. */
  href: string
  /** The one figure that says how it is: “14 of 14 healthy”. */
  summary?: string | undefined
  children: ReactNode
}

export function OverviewCard({ title, href, summary, children }: OverviewCardProps) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>
          <Link href={href} className="rounded-sm hover:underline">
            {title}
          </Link>
        </CardTitle>
        {summary === undefined ? null : (
          <span data-numeric className="text-muted-foreground text-sm">
            {summary}
          </span>
        )}
      </CardHeader>
      {children}
    </Card>
  )
}

/** One line that stands for a whole card: nothing is wrong, nothing is there, or it could not be read. */
export function OverviewNote({ children }: { children: ReactNode }) {
  return <p className="px-4 py-6 text-muted-foreground text-sm">{children}</p>
}
