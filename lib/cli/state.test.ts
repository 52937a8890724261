import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Instance, instanceAt } from './instance'
import { EMPTY_STATE, readState, writeState } from './state'

let home = ''
let instance: Instance

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'state-'))
  instance = instanceAt(home)
})

afterEach(() => rm(home, { recursive: true, force: true }))

it('remembers the secrets that are being replaced', async () => {
  expect(await readState(instance)).toEqual(EMPTY_STATE)
  const rotating = [{ name: 'AIRFLOW_DB_PASSWORD', previous: 'old', next: 'new' }]
  await writeState(instance, { ...EMPTY_STATE, rotating })
  expect(await readState(instance)).toEqual({ ...EMPTY_STATE, rotating })
})

it.each([
  ['of a newer version', JSON.stringify({ ...EMPTY_STATE, formatVersion: 2 })],
  ['that was cut', '{"formatVersion": 1, "rotating": [{"name": '],
])('refuses a memory %s, and says that secrets may be lost with it', async (_, text) => {
  await writeFile(instance.stateFile, text)
  await expect(readState(instance)).rejects.toMatchObject({
    exitCode: 3,
    message: expect.stringContaining(instance.stateFile),
    fix: expect.stringContaining('"rotating"'),
  })
})
