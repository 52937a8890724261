import type { Operation } from '@/lib/contracts/operations'

/** Where Superset shows the dataset that an operation has made, as its last step says; null where it made none. */
export function datasetAddress({ steps }: Pick<Operation, 'steps'>): string | null {
  for (const { state, message } of steps.toReversed()) {
    const [address] = /https?:\/\/\S+\/explore\/\?datasource_type=table&datasource_id=\d+/.exec(message ?? '') ?? []
    if (state === 'succeeded' && address !== undefined) return address
  }
  return null
}
