import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadEnvExample } from '@/lib/cli/env/env-example'
import { createSettings } from '@/lib/cli/env/settings'

const stackDir = path.join(import.meta.dirname, '../../stack')

interface Service {
  image: string
  build?: unknown
  restart: string
  healthcheck?: { test?: string[]; disable?: boolean }
  depends_on?: Record<string, { condition: string }>
  mem_limit?: string
  cap_drop?: string[]
  privileged?: boolean
  container_name?: string
  security_opt?: string[]
  logging?: { driver: string; options: Record<string, string> }
  ports?: { host_ip: string; published: string; target: number }[]
  volumes?: { type: string; source: string; target: string; read_only?: boolean }[]
}

interface Model {
  services: Record<string, Service>
  networks: Record<string, { ipam?: { config?: unknown } }>
  volumes: Record<string, { labels?: Record<string, string> }>
}

let folder: string
let envFile: string
let official: Model
let airgap: Model

/** What Compose makes of these files; by the settings file alone, whatever happens to be exported. */
async function readModel(files: readonly string[], settingsFile: string): Promise<Model> {
  const { stdout } = await promisify(execFile)(
    'docker',
    [
      'compose',
      ...['--project-directory', stackDir, '--env-file', settingsFile],
      ...files.flatMap((file) => ['--file', path.join(stackDir, file)]),
      ...['config', '--format', 'json'],
    ],
    {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'test' },
      maxBuffer: 16 * 1024 ** 2,
      timeout: 30_000,
    },
  )
  return JSON.parse(stdout) as Model
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lakehouse-models-'))
  envFile = path.join(folder, '.env')
  const overlay = await readFile(path.join(stackDir, 'airgap/compose.yaml'), 'utf8')
  const tags = new Map(
    [...overlay.matchAll(/\$\{(LAKEHOUSE_TAG_\w+)/g)].map(([, name = '']) => [name, '1-abc'] as [string, string]),
  )
  // With every optional part.
  tags.set('COMPOSE_PROFILES', 'cdc')
  await writeFile(envFile, createSettings(await loadEnvExample(), tags), { mode: 0o600 })
  official = await readModel(['compose.yaml'], envFile)
  airgap = await readModel(['compose.yaml', 'airgap/compose.yaml'], envFile)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const services = () => Object.entries(official.services)
const oneShots = () =>
  new Set(
    services().flatMap(([, { depends_on: needs = {} }]) =>
      Object.keys(needs).filter((name) => needs[name]?.condition === 'service_completed_successfully'),
    ),
  )

describe('both ways of getting images', () => {
  test('are one stack: nothing but the images’ names differs', () => {
    const withoutImages = (model: Model) => ({
      ...model,
      services: Object.fromEntries(Object.entries(model.services).map(([name, { image: _, ...rest }]) => [name, rest])),
    })
    expect(withoutImages(airgap)).toEqual(withoutImages(official))
  })

  test('take every image from where they say: upstream’s pinned, or made here', () => {
    for (const [name, { image, build }] of services()) {
      const [repository = '', tag = ''] = image.split(':')
      if (build) expect(repository, name).toMatch(/^lakehouse\//)
      else expect(tag, `${name} names ${image}, which is not pinned to a minor version`).toMatch(/^\d+/)
    }
    for (const [name, { image }] of Object.entries(airgap.services)) expect(image, name).toMatch(/^lakehouse\/\w+:/)
  })

  test('refuse to start while a secret is empty, each of them', async () => {
    const { variables } = await loadEnvExample()
    const secrets = [...variables.values()].filter(({ secret }) => secret)
    expect(secrets.length).toBeGreaterThan(20)
    const text = await readFile(envFile, 'utf8')
    const emptied = path.join(folder, 'emptied.env')
    for (const { name } of secrets) {
      await writeFile(emptied, text.replace(new RegExp(`^${name}=.*$`, 'm'), `${name}=`))
      await expect(readModel(['compose.yaml'], emptied), name).rejects.toThrow(name)
    }
  })
})

describe('every service', () => {
  test('restarts and has a health check, or is a one-shot that another waits for', () => {
    for (const [name, { restart, healthcheck }] of services()) {
      if (oneShots().has(name)) {
        expect(restart, name).toBe('no')
        expect(healthcheck, `${name}: not that of the service whose image it shares`).toEqual({ disable: true })
      } else {
        expect(restart, name).toBe('unless-stopped')
        expect(healthcheck?.test, name).toBeDefined()
      }
    }
    expect(oneShots().size).toBe(3)
  })

  test('has a memory limit, rotated logs and no more privileges than it needs', () => {
    for (const [name, service] of services()) {
      expect(Number(service.mem_limit), name).toBeGreaterThan(0)
      expect(service.logging?.options, name).toMatchObject({ 'max-size': '10m', 'max-file': '5' })
      expect(service.cap_drop, name).toEqual(['ALL'])
      expect(service.security_opt, name).toContain('no-new-privileges:true')
      expect(service.privileged, name).toBeFalsy()
    }
  })

  test('mounts files of the project read-only, and the engine’s socket is docker-proxy’s alone', () => {
    for (const [name, { volumes = [] }] of services())
      for (const { type, target, read_only: isReadOnly } of volumes) {
        if (type === 'bind') expect(isReadOnly, `${name} ${target}`).toBe(true)
        if (target.includes('docker.sock')) expect(name).toBe('docker-proxy')
      }
  })

  test('publishes on loopback only, and leaves names and subnets to Compose, so that two stacks fit on one machine', () => {
    const ports = services().flatMap(([, service]) => service.ports ?? [])
    expect(ports.length).toBeGreaterThan(5)
    expect(new Set(ports.map(({ host_ip: address }) => address))).toEqual(new Set(['127.0.0.1']))
    expect(services().map(([, service]) => service.container_name)).not.toContainEqual(expect.any(String))
    for (const { ipam } of Object.values(official.networks)) expect(ipam?.config).toBeUndefined()
  })

  test('keeps its data in volumes that carry their format', () => {
    for (const [name, { labels }] of Object.entries(official.volumes))
      expect(labels, name).toEqual({ 'lakehouse.format': '1' })
  })
})
