'use client'

import { SearchX } from 'lucide-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useLive } from '@/components/live/use-live'
import { PageBody, PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/state/empty-state'
import { ErrorState } from '@/components/state/error-state'
import { Bytes } from '@/components/state/quantity'
import { StaleBanner } from '@/components/state/stale-banner'
import { StateBadge } from '@/components/state/state-badge'
import { Card } from '@/components/ui/card'
import type { Service } from '@/lib/contracts/services'
import { serviceEvents, serviceQueries } from './queries'
import { ServiceActions } from './service-actions'
import { ServiceProgress } from './service-progress'
import { ServiceSkeleton } from './service-skeleton'
import { Uptime } from './uptime'

const ServiceLog = dynamic(() => import('./service-log').then((module) => module.ServiceLog), { ssr: false })

/** One service: how it is, who needs it, and its log. */
export function ServiceView({ name }: { name: string }) {
  const live = useLive(serviceQueries.list(), serviceEvents)
  const service = live.data?.find((each) => each.name === name)
  return (
    <>
      <PageHeader
        title={name}
        parents={[{ label: 'Stack', href: '/stack' }]}
        state={service ? <StateBadge state={service.state} /> : null}
        meta={service?.status}
        actions={service ? <ServiceActions service={service} /> : null}
      />
      <PageBody wide>
        {live.isStale ? <StaleBanner source="Docker" at={live.at} error={live.error} /> : null}
        {live.isPending ? (
          <ServiceSkeleton />
        ) : live.data === null ? (
          <ErrorState error={live.error} title="The service could not be read" />
        ) : service ? (
          <>
            <ServiceProgress name={name} />
            <ServiceFacts service={service} isStale={live.isStale} />
            {service.image === null ? null : <ServiceLog name={name} />}
          </>
        ) : (
          <EmptyState icon={SearchX} title="There is no such service">
            <Link href="/stack" className="underline underline-offset-4">
              See all services
            </Link>
          </EmptyState>
        )}
      </PageBody>
    </>
  )
}

function ServiceFacts({ service, isStale }: { service: Service; isStale: boolean }) {
  const { cpuPercent, memoryBytes, memoryLimitBytes, dependents } = service
  return (
    <Card data-stale={isStale} className="data-[stale=true]:opacity-60">
      <dl className="grid gap-x-8 gap-y-4 p-4 sm:grid-cols-2 lg:grid-cols-5">
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

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd className="mt-1 text-sm">{children}</dd>
    </div>
  )
}
