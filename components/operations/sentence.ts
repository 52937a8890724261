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
  if (state === 'running') return words ? `${words.doing} ${target}` : `${kind}: ${target}`
  if (state === 'succeeded') return words ? `${words.done} ${target}` : `${kind}: ${target}`
  return state === 'failed' ? `Could not ${verb} ${target}` : `Interrupted: ${verb} ${target}`
}
