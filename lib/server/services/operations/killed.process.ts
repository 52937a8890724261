import { appendFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { openTestDatabase } from '@/lib/server/db/testing'
import { defineWork } from './define-work'
import { OperationKeeper } from './keeper'
import { startOperation } from './start'

/** Short, so that a test need not wait long for the end of a lease. */
export const times = { leaseMs: 1_500, renewMs: 200, searchMs: 200 }

const note = (folder: string, line: string) => appendFile(path.join(folder, 'done'), `${line}\n`)

/** Writes down what it does. Its second step hangs in the process that is to be killed. */
export const noting = defineWork({
  kind: 'test.noting',
  input: z.strictObject({ folder: z.string(), hangsIn: z.int() }),
  target: ({ folder }) => folder,
  resumeWithinMs: 60_000,
  steps: ({ folder, hangsIn }) => [
    { name: 'First', run: () => note(folder, 'first') },
    {
      name: 'Second',
      run: async ({ isRepeated }) => {
        await note(folder, isRepeated ? 'second, again' : 'second')
        if (process.pid !== hangsIn) return
        process.stdout.write('hangs\n')
        await new Promise(() => {})
      },
    },
    { name: 'Third', run: () => note(folder, 'third') },
  ],
})

/** As a program: begins an operation on the database in a folder, and is killed in its middle. */
if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2] ?? ''
  const test = await openTestDatabase(path.join(folder, 'database'))
  const actor = { id: 'someone', name: 'Someone' }
  const input = { folder, hangsIn: process.pid }
  const { id } = await startOperation(noting, { input, actor }, new OperationKeeper(times))
  process.stdout.write(`${id}\n`)
  setInterval(() => void test.database.operation.count(), 60_000)
}
