import { Unplug } from 'lucide-react'
import Link from 'next/link'
import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'

const systems: Record<string, { name: string; service: string; tells: string }> = {
  trino: { name: 'Trino', service: 'trino', tells: 'what was read, refused and kept aside' },
  s3: { name: 'S3', service: 'seaweedfs', tells: 'which files wait' },
  airflow: { name: 'Airflow', service: 'airflow-api-server', tells: 'how runs ended' },
}

/** Says which figures are from before, or missing, and where to look. Nothing while all systems answer. */
export function OutdatedNotice({ outdated }: { outdated: readonly string[] }) {
  const away = [...new Set(outdated)].flatMap((name) => systems[name] ?? [])
  if (away.length === 0) return null
  return (
    <Alert tone="attention">
      <Unplug aria-hidden />
      <AlertTitle>
        {away.map(({ name }) => name).join(' and ')} {away.length === 1 ? 'has' : 'have'} not answered
      </AlertTitle>
      <AlertDescription>
        Out of date or missing: {away.map(({ tells }) => tells).join('; ')}.{' '}
        {away.map(({ service }) => (
          <Link
            key={service}
            href={`/stack/${service}`}
            className="mr-2 whitespace-nowrap text-foreground underline underline-offset-4"
          >
            Look at {service}
          </Link>
        ))}
      </AlertDescription>
    </Alert>
  )
}
