import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Instance, instanceAt } from '../instance'
import { findConsole } from './access'

const token = 'lh_secret-of-a-person'
let home: string
let instance: Instance

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'lakehouse-access-'))
  instance = instanceAt(home)
  await writeFile(
    instance.envFile,
    'LAKEHOUSE_BIND=127.0.0.1\nLAKEHOUSE_PORT_CONSOLE=4000\nCONSOLE_CLI_TOKEN=of-this-machine\n',
  )
})

afterAll(() => rm(home, { recursive: true }))

describe('findConsole', () => {
  it('is this machine’s stack', async () => {
    expect(await findConsole(instance, {})).toEqual({
      url: 'http://127.0.0.1:4000',
      token: 'of-this-machine',
      isRemote: false,
    })
  })

  it('is this machine’s with another token', async () => {
    expect(await findConsole(instance, { LAKEHOUSE_TOKEN: `${token}\n` })).toMatchObject({
      url: 'http://127.0.0.1:4000',
      token,
    })
  })

  it.each([
    ['https://lakehouse.example.org/', 'https://lakehouse.example.org'],
    ['https://example.org/lakehouse/', 'https://example.org/lakehouse'],
    ['http://localhost:4000', 'http://localhost:4000'],
    ['http://[::1]:4000', 'http://[::1]:4000'],
  ])('is the one at %s, without any settings on this machine', async (given, url) => {
    const elsewhere = instanceAt(path.join(home, 'nowhere'))
    expect(await findConsole(elsewhere, { LAKEHOUSE_URL: given, LAKEHOUSE_TOKEN: token })).toEqual({
      url,
      token,
      isRemote: true,
    })
  })

  it('never sends the stack’s own token elsewhere', async () => {
    await expect(findConsole(instance, { LAKEHOUSE_URL: 'https://evil.example' })).rejects.toMatchObject({
      exitCode: 3,
      message: 'LAKEHOUSE_URL is set, and LAKEHOUSE_TOKEN is not.',
    })
  })

  it.each([
    ['over plain http', 'http://lakehouse.example.org'],
    ['that is none', 'lakehouse'],
    ['of a file', 'file:///etc/passwd'],
    ['with a query', 'https://example.org/?a=b'],
    ['that only looks like this machine', 'http://127.0.0.1.example.org'],
  ])('refuses an address %s', async (_, given) => {
    await expect(findConsole(instance, { LAKEHOUSE_URL: given, LAKEHOUSE_TOKEN: token })).rejects.toMatchObject({
      exitCode: 3,
    })
  })

  it('says nothing of what may be secret', async () => {
    for (const environment of [
      { LAKEHOUSE_URL: 'https://ada:secret@example.org', LAKEHOUSE_TOKEN: token },
      { LAKEHOUSE_TOKEN: 'secret in two\nlines' },
      { LAKEHOUSE_TOKEN: 'secret-ü' },
    ]) {
      const error: unknown = await findConsole(instance, environment).catch((caught: unknown) => caught)
      expect(error).toMatchObject({ exitCode: 3 })
      expect(String(error)).not.toContain('secret')
    }
  })
})
