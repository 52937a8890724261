import { Unplug } from 'lucide-react'
import type { ReactNode } from 'react'
import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { RelativeTime } from './relative-time'

interface StaleBannerProps {
  /** Who is gone: “Airflow”. */
  source: string
  at: string | null
  error: { title: string; detail?: string | undefined } | null
  /** Where to look, or what to do. */
  action?: ReactNode
}

/** Says that what is below is the last that was known, and since when. */
export function StaleBanner({ source, at, error, action }: StaleBannerProps) {
  return (
    <Alert tone="attention">
      <Unplug aria-hidden />
      <AlertTitle>
        {at === null ? (
          `${source}: nothing read yet`
        ) : (
          <>
            {source}: last read <RelativeTime at={at} />
          </>
        )}
      </AlertTitle>
      <AlertDescription className="wrap-anywhere">
        {error?.detail ?? error?.title ?? 'No newer data has arrived. Trying again.'} {action}
      </AlertDescription>
    </Alert>
  )
}
