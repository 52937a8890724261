import type { Operation } from '@/lib/contracts/operations'

const verbs: Record<string, { doing: string; done: string; toDo?: string }> = {
  start: { doing: 'Starting', done: 'Started' },
  stop: { doing: 'Stopping', done: 'Stopped' },
  restart: { doing: 'Restarting', done: 'Restarted' },
  confirm: { doing: 'Making a table of', done: 'Made a table of', toDo: 'make a table of' },
}

/** What an operation does or did, as a plain sentence: “Restarting trino”, “Could not stop valkey”. */
export function sentenceOf({ kind, target, state }: Pick<Operation, 'kind' | 'target' | 'state'>): string {
  const verb = kind.split('.').at(-1) ?? kind
  const words = verbs[verb]
  const toDo = words?.toDo ?? verb
  switch (state) {
    case 'running':
      return words ? `${words.doing} ${target}` : `${kind}: ${target}`
    case 'succeeded':
      return words ? `${words.done} ${target}` : `${kind}: ${target}`
    case 'failed':
      return `Could not ${toDo} ${target}`
    case 'cancelled':
      return `Cancelled: ${toDo} ${target}`
    case 'interrupted':
      return `Interrupted: ${toDo} ${target}`
  }
}
