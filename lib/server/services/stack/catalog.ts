import { env } from '@/lib/server/env'

/**
 * Each service of the stack, with those that work less, or not, without it. The console stands only on what is named: it goes on
 * without the others and says what it cannot show.
 */
const dependentsOf = {
  'airflow-api-server': ['airflow-worker'],
  'airflow-dag-processor': [],
  'airflow-scheduler': [],
  'airflow-triggerer': [],
  'airflow-worker': [],
  cdc: [],
  'cdc-source': ['cdc'],
  console: [],
  'console-db': ['console'],
  'docker-proxy': ['console'],
  flower: [],
  postgres: [
    'airflow-api-server',
    'airflow-dag-processor',
    'airflow-scheduler',
    'airflow-triggerer',
    'airflow-worker',
    'superset',
  ],
  seaweedfs: ['airflow-worker', 'cdc', 'trino'],
  superset: [],
  trino: ['airflow-worker', 'superset'],
  valkey: ['airflow-scheduler', 'airflow-worker', 'flower', 'superset'],
  bootstrap: [],
  'airflow-init': [],
  'superset-init': [],
} as const satisfies Record<string, readonly string[]>

type ServiceName = keyof typeof dependentsOf

/** They are there while their profile is on. */
const optionalServices: ReadonlySet<string> = new Set<ServiceName>(['cdc', 'cdc-source'])
const oneShots: ReadonlySet<string> = new Set<ServiceName>(['bootstrap', 'airflow-init', 'superset-init'])
const protectedServices: ReadonlySet<string> = new Set<ServiceName>(['console', 'console-db', 'docker-proxy'])

/** Every service that belongs to the stack, whether it has a container or not. */
export const serviceNames: readonly string[] = Object.keys(dependentsOf)

/** The services that need this one. */
export function findDependents(name: string): readonly string[] {
  return name in dependentsOf ? dependentsOf[name as ServiceName] : []
}

/** The services that this one needs. */
export function findNeeds(name: string): string[] {
  return serviceNames.filter((other) => findDependents(other).includes(name))
}

/** Where a browser finds the pages that a service has of its own. */
export function findUrl(name: string): string | null {
  switch (name as ServiceName) {
    case 'airflow-api-server':
      return env.AIRFLOW_PUBLIC_URL
    case 'flower':
      return env.FLOWER_PUBLIC_URL
    case 'superset':
      return env.SUPERSET_PUBLIC_URL
    case 'trino':
      return `${env.TRINO_PUBLIC_URL}/ui/`
    default:
      return null
  }
}

/** It belongs to a part that may be off: without a container nothing is amiss. */
export const isOptional = (name: string) => optionalServices.has(name)

/** It does its work once and ends. */
export const isOneShot = (name: string) => oneShots.has(name)

/** The console stands on it and could not start it again. */
export const isProtected = (name: string) => protectedServices.has(name)
