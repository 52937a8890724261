import { createHash, randomBytes } from 'node:crypto'
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { setting } from '../../integration/settings'
import { lakehouse } from '../cli'
import { listContainers, listVolumes } from '../containers'

const project = setting('PROJECT')
const refused = 3

let home = ''

/** Settings and memory of the running stack, copied: what is done to them here is not done to it. */
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'lakehouse-settings-'))
  for (const file of ['.env', '.env.state.json'])
    await copyFile(path.join(setting('HOME'), file), path.join(home, file))
})
afterEach(() => rm(home, { recursive: true, force: true }))

const envFile = () => path.join(home, '.env')
const edit = async (change: (text: string) => string) => {
  const before = await readFile(envFile(), 'utf8')
  const after = change(before)
  expect(after, 'the fault is there').not.toBe(before)
  await writeFile(envFile(), after, { mode: 0o600 })
}

/** All that a refusal must leave as it is. */
async function takeStock(projectName = project): Promise<unknown> {
  const files = (await readdir(home)).sort()
  const hashes = await Promise.all(
    files.map(async (file) => {
      const full = path.join(home, file)
      const info = await stat(full)
      const content = info.isFile() ? await readFile(full) : Buffer.from('folder')
      return `${file} ${(info.mode & 0o777).toString(8)} ${createHash('sha256').update(content).digest('hex')}`
    }),
  )
  return { hashes, volumes: await listVolumes(projectName), containers: await listContainers(projectName) }
}

async function expectRefusal(args: readonly string[], says: readonly RegExp[], projectName = project): Promise<void> {
  const before = await takeStock(projectName)
  const { exitCode, output } = await lakehouse(home, args)
  expect(exitCode, output).toBe(refused)
  for (const words of says) expect(output).toMatch(words)
  expect(await takeStock(projectName), 'nothing was changed').toEqual(before)
}

const setLine = (name: string, value: string) => (text: string) =>
  text.replace(new RegExp(`^${name}=.*$`, 'm'), `${name}=${value}`)
const lineOf = async (name: string) =>
  (await readFile(envFile(), 'utf8')).split('\n').findIndex((line) => line.startsWith(`${name}=`)) + 1

describe('settings that cannot be used', () => {
  test.each<[string, (text: string) => string, RegExp[]]>([
    ['a line without =', (text) => `NONSENSE\n${text}`, [/line 1: .*no "="/]],
    [
      'a variable twice',
      (text) => `${text}\nLAKEHOUSE_PORT_S3=8333\n`,
      [/line \d+: LAKEHOUSE_PORT_S3 is already set in line \d+/],
    ],
    ['an open quote', setLine('LAKEHOUSE_HOST', '"localhost'), [/line \d+: LAKEHOUSE_HOST has an opening "/]],
    ['a dollar', setLine('LAKEHOUSE_HOST', 'a$b'), [/LAKEHOUSE_HOST contains a \$/]],
    ['a name with a blank', (text) => `MY NAME=1\n${text}`, [/line 1: MY NAME is not a variable's name/]],
    ['bytes that are no text', (text) => `\u0000\u0001\ufffd\n${text}`, [/line 1/]],
  ])('%s: up says where', async (_, change, says) => {
    await edit(change)
    await expectRefusal(['up', '--yes'], [/\.env cannot be used/, ...says, /Correct th(is|ese) lines? in/])
  })

  test('no command works with them, and doctor tells', async () => {
    await edit((text) => `NONSENSE\n${text}`)
    for (const args of [
      ['status'],
      ['sql', 'SELECT 1'],
      ['run', 'sales_pipeline'],
      ['logs'],
      ['restart', 'flower'],
      ['down'],
      ['down', '--volumes', '--yes'],
    ])
      await expectRefusal(args, [/\.env cannot be used/, /line 1: /])
    const doctor = await lakehouse(home, ['doctor'])
    expect(doctor.exitCode).toBe(1)
    expect(doctor.output).toMatch(/line 1: .*no "="/)
  })

  test.each<[string, string, string, RegExp]>([
    ['a port that is a word', 'LAKEHOUSE_PORT_CONSOLE', 'http', /is "http"; a TCP port is a number from 1 to 65535/],
    ['a port too high', 'LAKEHOUSE_PORT_CONSOLE', '65536', /is "65536"; a TCP port/],
    ['an address that is a name', 'LAKEHOUSE_BIND', 'everywhere', /is "everywhere"; it must be an IPv4 address/],
    ['a secret that everybody knows', 'POSTGRES_PASSWORD', 'changeme', /is a value that everybody knows/],
    ['a short secret', 'VALKEY_PASSWORD', 'hunter2', /has only 7 characters; at least 12/],
    ['an empty secret', 'CONSOLE_AUTH_SECRET', '', /is empty/],
    ['an email that is none', 'CONSOLE_ADMIN_EMAIL', 'admin', /it must be an email address/],
    ['a size that is a word', 'TRINO_HEAP_MIB', 'lots', /is "lots"; it must be a whole number/],
  ])('%s: up names line, variable and what is right', async (_, name, value, says) => {
    await edit(setLine(name, value))
    await expectRefusal(['up', '--yes'], [new RegExp(`line ${await lineOf(name)}: ${name} `), says])
    if (/PASSWORD|SECRET/.test(name) && value !== '')
      expect((await lakehouse(home, ['up', '--yes'])).output).not.toContain(value)
  })

  test('two services on one port', async () => {
    await edit(setLine('LAKEHOUSE_PORT_S3', '8099'))
    await edit(setLine('LAKEHOUSE_PORT_TRINO', '8099'))
    await expectRefusal(['up', '--yes'], [/LAKEHOUSE_PORT_\w+ is 8099, as LAKEHOUSE_PORT_\w+ is; each needs its own/])
  })

  test('several at once are all told', async () => {
    await edit((text) => `NONSENSE\nMORE NONSENSE=1\n${text}`)
    await expectRefusal(['up', '--yes'], [/line 1: /, /line 2: MORE NONSENSE/, /Correct these lines/])
  })
})

describe('secrets that protect data', () => {
  test('.env is gone: up asks for it back and makes no new passwords', async () => {
    await rm(envFile())
    await expectRefusal(
      ['up', '--yes'],
      [
        new RegExp(`\\.env is gone, and \\d+ volumes of the project ${project} still need the passwords`),
        /Put .*\.env back from a backup, or delete all data with: \.\/lakehouse down --volumes/,
      ],
    )
    for (const args of [['status'], ['sql', 'SELECT 1'], ['run', 'sales_pipeline']])
      await expectRefusal(args, [/\.env is gone, and with it the passwords/, /Put it back from a backup/])
    await expectRefusal(['down', '--volumes'], [/Deleting all data needs a yes/])
  })

  test('.env comes back: all is as before', async () => {
    const saved = await readFile(envFile())
    await rm(envFile())
    await expectRefusal(['up', '--yes'], [/is gone/])
    await writeFile(envFile(), saved, { mode: 0o600 })
    const { exitCode, output } = await lakehouse(home, [
      'sql',
      'SELECT count(*) FROM iceberg.lakehouse.sales',
      '--format',
      'csv',
    ])
    expect(exitCode, output).toBe(0)
    expect(output).toMatch(/^20$/m)
  })

  test.each([true, false])(
    'a line with a secret is gone: up asks for it back (memory of earlier runs: %s)',
    async (hasMemory) => {
      await edit((text) => text.replace(/^POSTGRES_PASSWORD=.*\n/m, ''))
      if (!hasMemory) await rm(path.join(home, '.env.state.json'))
      await expectRefusal(['up', '--yes'], [/no longer has POSTGRES_PASSWORD/, /Put the line back from a backup/])
    },
  )
})

describe('files that cannot be read', () => {
  test('settings of someone else', async () => {
    // As nobody: root may read everything.
    expect(process.getuid?.(), 'this test needs root').toBe(0)
    await chmod(home, 0o755)
    await chmod(envFile(), 0o600)
    const { exitCode, output } = await lakehouse(home, ['status'], { runAs: 65_534 })
    expect(exitCode, output).toBe(refused)
    expect(output).toMatch(/\.env cannot be read: .*permission denied/i)
    expect(output).toMatch(/chown|owner/)
  })

  test('settings that others may read', async () => {
    await chmod(envFile(), 0o644)
    const { exitCode, output } = await lakehouse(home, ['doctor'])
    expect(exitCode, output).toBe(1)
    expect(output).toMatch(/mode 644: others may read them/)
    expect(output).toMatch(/chmod 600/)
  })

  test('a folder in their place', async () => {
    await rm(envFile())
    await mkdir(envFile())
    for (const args of [['up', '--yes'], ['status']]) await expectRefusal(args, [/\.env cannot be read/])
  })

  test.each([
    ['cut in the middle', '{"formatVersion":1,"pha'],
    ['empty', ''],
    ['of a newer version', '{"formatVersion":2}'],
  ])('a memory of earlier runs that is %s', async (_, content) => {
    await writeFile(path.join(home, '.env.state.json'), content)
    await expectRefusal(['up', '--yes'], [/\.env\.state\.json cannot be read by this version/, /Removing it loses/])
    const doctor = await lakehouse(home, ['doctor'])
    expect(doctor.exitCode).toBe(1)
    expect(doctor.output).toMatch(/state\.json/)
  })
})

describe('two at once', () => {
  test('a lock that is held: the others say by whom and leave it alone', async () => {
    await writeFile(path.join(home, '.env.lock'), `${process.pid}\n`)
    for (const args of [['up', '--yes'], ['down'], ['restart', 'flower']])
      await expectRefusal(args, [
        new RegExp(`Another \\./lakehouse \\(process ${process.pid}\\) is working`),
        /kill \d+/,
      ])
  })

  test('a lock whose holder is dead is no obstacle, and is gone afterwards', async () => {
    await writeFile(path.join(home, '.env.lock'), '4194305 1\n')
    const { exitCode, output } = await lakehouse(home, ['restart', 'flower'])
    expect(exitCode, output).toBe(0)
    expect(await readdir(home)).not.toContain('.env.lock')
  })
})

describe('a port that another program has', () => {
  let server: Server
  let port = 0
  beforeEach(async () => {
    server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    port = typeof address === 'object' && address ? address.port : 0
  })
  afterEach(() => new Promise((resolve) => server.close(resolve)))

  test('up names it and the program, and starts nothing', async () => {
    const other = `lh-test-${randomBytes(4).toString('hex')}`
    await rm(path.join(home, '.env.state.json'))
    await edit(setLine('COMPOSE_PROJECT_NAME', other))
    await edit(setLine('LAKEHOUSE_PORT_SUPERSET', String(port)))
    await expectRefusal(
      ['up', '--yes'],
      [
        new RegExp(`${port} \\(LAKEHOUSE_PORT_SUPERSET\\) is used by .*\\(process ${process.pid}\\)`),
        /set another port in/,
      ],
      other,
    )
    expect(await listVolumes(other)).toEqual([''])
    expect(await listContainers(other)).toEqual([])
  })
})
