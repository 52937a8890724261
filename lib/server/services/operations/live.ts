import type { Operation } from '@/lib/contracts/operations'
import { createSharedPoll, type SharedPoll } from '@/lib/server/live'
import { listOperations } from './list'
import { readOperation } from './read'

/** The newest operations, shared by all who watch. */
export function operationsPoll(): SharedPoll<Operation[]> {
  return createSharedPoll({
    key: 'operations',
    periodMs: 1_000,
    load: async () => (await listOperations({ limit: 20 })).items,
  })
}

/** One operation, shared by all who watch. */
export function operationPoll(id: string): SharedPoll<Operation> {
  return createSharedPoll({ key: `operation ${id}`, periodMs: 1_000, load: () => readOperation(id) })
}
