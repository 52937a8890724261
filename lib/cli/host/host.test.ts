import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { findArchive, parseAptSources } from './apt-sources'
import { classifyDocker, isVersionAtLeast } from './docker-engine'
import { planDockerInstall } from './install-packages'
import { parseOsRelease } from './operating-system'
import { chooseFreePorts, findPortOwners, parseProcNetTcp } from './ports'

const bookworm = parseOsRelease('ID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\nPRETTY_NAME="Debian 12"')
const mirror = 'http://mirror.example/debian'

it('takes the archive itself from both source formats, not updates, disabled or source entries', () => {
  const deb822 = parseAptSources(
    `Types: deb\nEnabled: no\nURIs: http://off.example\nSuites: bookworm\nComponents: main\n\nTypes: deb\n# comment\nURIs: ${mirror}\nSuites: bookworm-updates bookworm\nComponents: main\nSigned-By: /keys/a.gpg\n`,
    'sources',
  )
  expect(findArchive(deb822, 'bookworm')).toMatchObject({ uri: mirror, signedBy: '/keys/a.gpg' })
  const oneLine = parseAptSources(
    `deb-src ${mirror} bookworm main\ndeb [signed-by=/k.gpg] ${mirror} bookworm main`,
    'list',
  )
  expect(findArchive(oneLine, 'bookworm')).toMatchObject({ uri: mirror, signedBy: '/k.gpg' })
})

it('takes Docker on Debian 12 from trixie, pinned so that nothing else is upgraded, with the mirror of the machine', () => {
  const sources = [{ uri: mirror, suite: 'bookworm', components: ['main'], signedBy: undefined }]
  const plan = planDockerInstall(bookworm, sources)
  expect(plan.packages).toContain('docker.io/trixie')
  expect([...plan.files.values()].join('\n')).toMatch(/Pin-Priority: 100[\s\S]*URIs: http:\/\/mirror\.example\/debian/)
  expect(() => planDockerInstall(bookworm, [])).toThrow(/no archive for bookworm/)
  expect(planDockerInstall({ ...bookworm, id: 'ubuntu' }, []).packages).toContain('docker-compose-v2')
  expect(() => planDockerInstall({ ...bookworm, id: 'fedora' }, [])).toThrow(/does not install it/)
})

it('tells a missing, a stopped and a forbidden Docker apart', () => {
  expect(classifyDocker(true, undefined, '')).toBe('missing')
  expect(classifyDocker(false, undefined, 'Cannot connect to the Docker daemon')).toBe('stopped')
  expect(classifyDocker(false, undefined, 'permission denied while trying to connect')).toBe('forbidden')
  expect(classifyDocker(false, '26.1.5', '')).toBe('running')
})

it.each([
  ['26.1.5+dfsg1', '25', true],
  ['v2.9.0', '2.24', false],
  ['2.24', '2.24', true],
  [undefined, '1', false],
] as const)('compares %s with %s by number', (version, minimum, expected) => {
  expect(isVersionAtLeast(version, minimum)).toBe(expected)
})

it('reads listening sockets only', () => {
  const text =
    '  sl  local_address rem_address   st\n   0: 0100007F:0FA0 00000000:0000 0A 0:0 0:0 0 0 0 4711 1\n   1: 0100007F:1F90 00000000:0000 01 0:0 0:0 0 0 0 4712 1\n'
  expect(parseProcNetTcp(text)).toEqual([{ port: 4000, inode: '4711' }])
})

it('chooses ports that differ, and names the process on a port that is taken', async () => {
  const ports = await chooseFreePorts(8)
  expect(new Set(ports).size).toBe(8)
  const [port = 0] = ports
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  try {
    expect((await findPortOwners(new Set([port]))).get(port)?.pid).toBe(process.pid)
  } finally {
    server.close()
  }
})
