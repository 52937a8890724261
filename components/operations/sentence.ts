import type { Operation } from '@/lib/contracts/operations'

const verbs: Record<string, { doing: string; done: string }> = {
  start: { doing: 'Starting', done: 'Started' },
  stop: { doing: 'Stopping', done: 'Stopped' },
  restart: { doing: 'Restarting', done: 'Restarted' },
}

/** What an operation does or did, as a plain sentence: “Restarting trino”, “Could not stop valkey”. */
export function sentenceOf({ kind, target, state }: Pick<Operation, 'kind' | 'target' | 'state'>): string {
  const verb = kind.split('.').at(-1) ?? kind
  const words = verbs[verb]
  switch (state) {
    case 'running':
      return words ? `${words.doing} ${target}` : `${kind}: ${target}`
    case 'succeeded':
      return words ? `${words.done} ${target}` : `${kind}: ${target}`
    case 'failed':
      return `Could not ${verb} ${target}`
    case 'cancelled':
      return `Cancelled: ${verb} ${target}`
    case 'interrupted':
      return `Interrupted: ${verb} ${target}`
  }
}
