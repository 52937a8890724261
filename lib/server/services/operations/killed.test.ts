import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { execa } from 'execa'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing'
import { OperationKeeper } from './keeper'
import { times } from './killed.process'
import { readOperation } from './read'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lakehouse-killed-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

it('an operation whose process was killed with SIGKILL goes on with its first step that had not succeeded', async () => {
  const root = path.join(import.meta.dirname, '../../../..')
  const child = execa('node', ['--import', 'tsx', path.join(import.meta.dirname, 'killed.process.ts'), folder], {
    cwd: root,
    preferLocal: true,
    localDir: root,
    env: { TSX_TSCONFIG_PATH: path.join(root, 'tsconfig.json') },
    reject: false,
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  // The process tells that its second step hangs, and the operation’s id, in either order.
  await vi.waitFor(() => expect(output.trim().split('\n')).toHaveLength(2), { timeout: 30_000 })
  expect(output).toContain('hangs\n')
  child.kill('SIGKILL')
  expect((await child).signal).toBe('SIGKILL')
  const id = output.split('\n').find((line) => line.length === 36) ?? ''

  const test = await openTestDatabase(path.join(folder, 'database'))
  try {
    const left = await readOperation(id)
    expect(left).toMatchObject({
      state: 'running',
      steps: [{ state: 'succeeded' }, { state: 'running', attempts: 1 }, { state: 'pending' }],
    })
    const keeper = new OperationKeeper(times)
    keeper.takeOver()
    await vi.waitFor(async () => expect((await readOperation(id)).state).toBe('succeeded'), { timeout: 10_000 })
    await keeper.end()
    expect((await readFile(path.join(folder, 'done'), 'utf8')).trim().split('\n')).toEqual([
      'first',
      'second',
      'second, again',
      'third',
    ])
    expect((await readOperation(id)).steps).toMatchObject([
      { state: 'succeeded', attempts: 1 },
      { state: 'succeeded', attempts: 2, startedAt: left.steps[1]?.startedAt },
      { state: 'succeeded', attempts: 1 },
    ])
  } finally {
    await test.close()
  }
}, 60_000)
