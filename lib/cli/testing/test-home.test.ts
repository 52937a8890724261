import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { removeLeftovers } from './test-home'

/** Above the kernel's largest process id. */
const nobody = 2 ** 22 + 1
const settings = (project: string, files: string) => `COMPOSE_PROJECT_NAME=${project}\nCOMPOSE_FILE=${files}\n`

describe('what killed test runs left', () => {
  let folder = ''

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'leftovers-'))
    vi.stubEnv('TMPDIR', folder)
    // Whatever goes wrong here, no Docker is asked to delete anything.
    vi.stubEnv('PATH', '/nonexistent')
  })

  afterEach(async () => {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true, force: true })
  })

  async function leave(
    name: string,
    { env, owner = nobody, mode = 0o700 }: { env?: string; owner?: number; mode?: number },
  ) {
    const home = path.join(folder, name)
    await mkdir(home)
    await chmod(home, mode)
    await writeFile(path.join(home, 'owner.pid'), String(owner))
    if (env !== undefined) await writeFile(path.join(home, '.env'), env)
  }

  it('is removed where nothing had started', async () => {
    await leave('lakehouse-test-empty', {})
    await leave('lakehouse-test-early', { env: 'COMPOSE_PROJECT_NAME=lh-test-0123abcd\n' })
    await removeLeftovers([])
    expect(await readdir(folder)).toEqual([])
  })

  it('is taken down first where a stack may run', async () => {
    await leave('lakehouse-test-started', { env: settings('lh-test-0123abcd', 'compose.yaml') })
    await expect(removeLeftovers([]), 'there is no Docker here').rejects.toThrow('Docker')
    expect(await readdir(folder)).toEqual(['lakehouse-test-started'])
  })

  it.each([
    ['the project is not one of a test', { env: settings('not-of-a-test', 'compose.yaml') }],
    ['the project only begins like one of a test', { env: settings('lh-test-0123abcd-more', 'compose.yaml') }],
    ['the Compose file is not ours', { env: settings('lh-test-0123abcd', '/tmp/theirs.yaml') }],
    ['others may write to it', { mode: 0o777 }],
    ['its test still runs', { owner: process.pid }],
  ])('is left alone where %s', async (_, content) => {
    await leave('lakehouse-test-odd', content)
    await removeLeftovers([])
    expect(await readdir(folder)).toEqual(['lakehouse-test-odd'])
  })

  it('is left alone where another user made it, or a link stands in its place', async () => {
    await leave('lakehouse-test-theirs', {})
    await leave('elsewhere', {})
    await symlink(path.join(folder, 'elsewhere'), path.join(folder, 'lakehouse-test-link'))
    const own = process.getuid?.() ?? 0
    vi.spyOn(process, 'getuid').mockReturnValue(own + 1)
    await removeLeftovers([])
    vi.mocked(process.getuid as () => number).mockReturnValue(own)
    await rm(path.join(folder, 'lakehouse-test-theirs'), { recursive: true })
    await removeLeftovers([])
    expect((await readdir(folder)).sort()).toEqual(['elsewhere', 'lakehouse-test-link'])
  })
})
