'use client'

import { SearchX } from 'lucide-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useLive } from '@/components/live/use-live'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/state/empty-state'
import { Fact } from '@/components/state/fact'
import { Bytes } from '@/components/state/quantity'
import { SourceState } from '@/components/state/source-state'
import { StateBadge } from '@/components/state/state-badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { Service } from '@/lib/contracts/services'
import { serviceEvents, serviceQueries } from './queries'
import { ServiceActions } from './service-actions'
import { ServiceProgress } from './service-progress'
import { LogSkeleton, ServiceSkeleton } from './service-skeleton'
import { shownState } from './shown-state'
import { Uptime } from './uptime'

const ServiceLog = dynamic(() => import('./service-log').then((module) => module.ServiceLog), {
  ssr: false,
  loading: LogSkeleton,
})

/** Those of which the engine's own words say no more than the state does. */
const plainStates: ReadonlySet<string> = new Set(['healthy', 'starting'])

/** One service: how it is, who needs it, and its log. */
export function ServiceView({ name }: { name: string }) {
  const live = useLive(serviceQueries.list(), serviceEvents)
  const service = live.data?.find((each) => each.name === name)
  return (
    <>
      <PageHeader
        title={name}
        parents={[{ label: 'Stack', href: '/stack' }]}
        state={service ? <StateBadge state={shownState(service)} /> : null}
        meta={service && !plainStates.has(service.state) ? service.status : null}
        actions={service ? <ServiceActions service={service} /> : null}
      />
      <PageBody wide>
        <ServiceProgress name={name} />
        <SourceState
          reading={live}
          source="Docker"
          failure="The service could not be read"
          stillWorks="It goes on by itself, and so do the other pages."
          skeleton={<ServiceSkeleton />}
        >
          {() =>
            service ? (
              <>
                <ServiceFacts service={service} />
                {service.image === null ? null : <ServiceLog name={name} />}
              </>
            ) : (
              <NoService name={name} />
            )
          }
        </SourceState>
      </PageBody>
    </>
  )
}

function NoService({ name }: { name: string }) {
  return (
    <EmptyState
      icon={SearchX}
      title="There is no such service"
      action={
        <Button asChild>
          <Link href="/stack">See all services</Link>
        </Button>
      }
    >
      The stack has none that is called <span className="wrap-anywhere font-mono">{name}</span>.
    </EmptyState>
  )
}

function ServiceFacts({ service }: { service: Service }) {
  const { cpuPercent, memoryBytes, memoryLimitBytes, dependents } = service
  return (
    <Card>
      <dl className="grid grid-cols-2 gap-x-8 gap-y-4 p-4 text-sm lg:grid-cols-5">
        <Fact label="Up for">
          <Uptime service={service} />
        </Fact>
        <Fact label="CPU, of one core">{cpuPercent === null ? '–' : `${cpuPercent.toFixed(1)} %`}</Fact>
        <Fact label="Memory">
          {memoryBytes === null ? '–' : <Bytes value={memoryBytes} />}
          {memoryBytes !== null && memoryLimitBytes ? (
            <span className="text-muted-foreground">
              {' of '}
              <Bytes value={memoryLimitBytes} />
            </span>
          ) : null}
        </Fact>
        <Fact label="Image">
          <span className="break-all font-mono text-xs">{service.image ?? '–'}</span>
        </Fact>
        <Fact label="Needed by">
          {dependents.length === 0
            ? 'No other service'
            : dependents.map((dependent, index) => (
                <span key={dependent}>
                  {index === 0 ? null : ', '}
                  <Link
                    href={`/stack/${dependent}`}
                    prefetch={false}
                    className="underline decoration-control underline-offset-4 hover:decoration-current"
                  >
                    {dependent}
                  </Link>
                </span>
              ))}
        </Fact>
      </dl>
    </Card>
  )
}
