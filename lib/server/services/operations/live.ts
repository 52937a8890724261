import type { Operation } from '@/lib/contracts/operations'
import { createSharedPoll, type SharedPoll } from '@/lib/server/live'
import { listOperations } from './list'

/** The newest operations, shared by all who watch. */
export function operationsPoll(): SharedPoll<Operation[]> {
  return createSharedPoll({
    key: 'operations',
    periodMs: 1_000,
    load: async () => (await listOperations({ limit: 20 })).items,
  })
}
