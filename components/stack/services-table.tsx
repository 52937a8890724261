'use client'

import { Layers } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useLive } from '@/components/live/use-live'
import { EmptyState } from '@/components/state/empty-state'
import { Bytes } from '@/components/state/quantity'
import { SourceState } from '@/components/state/source-state'
import { StateBadge } from '@/components/state/state-badge'
import type { DataColumn } from '@/components/table/data-column'
import { DataTable } from '@/components/table/data-table'
import { TableSkeleton } from '@/components/table/table-skeleton'
import type { Service } from '@/lib/contracts/services'
import { serviceEvents, serviceQueries } from './queries'
import { ServiceActions } from './service-actions'
import { ServiceProgress } from './service-progress'
import { shownState } from './shown-state'
import { Uptime } from './uptime'

const columns: DataColumn<Service>[] = [
  {
    id: 'name',
    header: 'Service',
    value: ({ name }) => name,
    cell: ({ name }) => <span className="font-medium">{name}</span>,
    card: 'title',
  },
  {
    id: 'state',
    header: 'State',
    value: shownState,
    cell: (service) => (
      <span title={service.status}>
        <StateBadge state={shownState(service)} />
      </span>
    ),
    isFilter: true,
    card: 'state',
  },
  {
    id: 'uptime',
    header: 'Up for',
    value: ({ startedAt }) => (startedAt === null ? null : -Date.parse(startedAt)),
    cell: (service) => <Uptime service={service} />,
    align: 'right',
  },
  {
    id: 'cpu',
    header: 'CPU',
    unit: '% of a core',
    value: ({ cpuPercent }) => cpuPercent,
    cell: ({ cpuPercent }) => (cpuPercent === null ? '–' : cpuPercent.toFixed(1)),
    align: 'right',
  },
  {
    id: 'memory',
    header: 'Memory',
    value: ({ memoryBytes }) => memoryBytes,
    cell: ({ memoryBytes, memoryLimitBytes }) =>
      memoryBytes === null ? (
        '–'
      ) : (
        <span>
          <Bytes value={memoryBytes} />
          {memoryLimitBytes ? (
            <span className="text-muted-foreground">
              {' of '}
              <Bytes value={memoryLimitBytes} />
            </span>
          ) : null}
        </span>
      ),
    align: 'right',
  },
  {
    id: 'image',
    header: 'Image',
    value: ({ image }) => image,
    cell: ({ image }) => <span className="font-mono text-xs">{image ?? '–'}</span>,
    width: '21rem',
    card: 'none',
    isWideOnly: true,
  },
  {
    id: 'actions',
    header: '',
    value: () => null,
    cell: (service) => <ServiceActions service={service} />,
    align: 'right',
    isSortable: false,
    card: 'action',
  },
]

/** Every service of the stack, live. */
export function ServicesTable() {
  const live = useLive(serviceQueries.list(), serviceEvents)
  const router = useRouter()
  return (
    <>
      <ServiceProgress />
      <SourceState
        reading={live}
        source="Docker"
        failure="The services could not be read"
        stillWorks="The services themselves go on, and so do the other pages."
        skeleton={<TableSkeleton columns={6} rows={12} />}
      >
        {(services) => (
          <DataTable
            id="services"
            label="services"
            rows={services}
            columns={columns}
            rowKey={(service) => service.name}
            initialSort={{ id: 'name', desc: false }}
            onOpen={(service) => router.push(`/stack/${service.name}`)}
            empty={
              <EmptyState icon={Layers} title="No services">
                Bring the stack up: ./lakehouse up
              </EmptyState>
            }
          />
        )}
      </SourceState>
    </>
  )
}
