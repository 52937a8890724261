import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { formatRatio, formatSpread, median, type Report } from './measure'

type Client = typeof import('../../lib/server/clients/docker')

export interface StatsComparison {
  containers: number
  /** What the Stack page does: the list of containers, then what each uses, side by side. */
  snapshotMs: number[]
  /** `GET /containers/{name}/stats?stream=false` of one container after the other, which waits for two samples of each. */
  inTurnMs: number[]
  /** How many times faster the snapshot is, by the medians. */
  ratio: number
}

export interface StatsOptions {
  /** Where the engine is: the path of its socket, or the URL of docker-proxy. */
  engine: string
  /** The Compose project to which the containers belong. */
  project: string
  /** The names of the containers; each is to run. */
  names: readonly string[]
  rounds?: number
}

/** Measures both ways to know what containers use, in turns, so that what else the machine does weighs on both alike. */
export async function compareContainerStats({
  engine,
  project,
  names,
  rounds = 5,
}: StatsOptions): Promise<StatsComparison> {
  const { url, close } = engine.startsWith('http') ? { url: engine, close: () => undefined } : await bridge(engine)
  const saved = { url: process.env.DOCKER_PROXY_URL, project: process.env.LAKEHOUSE_PROJECT }
  process.env.DOCKER_PROXY_URL = url
  process.env.LAKEHOUSE_PROJECT = project
  try {
    const docker = await import('../../lib/server/clients/docker')
    const snapshotMs: number[] = []
    const inTurnMs: number[] = []
    for (let round = 0; round < rounds; round++) {
      snapshotMs.push(await time(() => readSnapshot(docker, names)))
      inTurnMs.push(await time(() => readInTurn(url, names)))
    }
    return { containers: names.length, snapshotMs, inTurnMs, ratio: median(inTurnMs) / median(snapshotMs) }
  } finally {
    restore('DOCKER_PROXY_URL', saved.url)
    restore('LAKEHOUSE_PROJECT', saved.project)
    close()
  }
}

/** As the Stack page reads it: the console's own client. */
async function readSnapshot({ listContainers, readUsage }: Client, names: readonly string[]): Promise<void> {
  const wanted = new Set(names)
  const containers = (await listContainers()).filter(({ name }) => wanted.has(name))
  const usages = await Promise.all(containers.map(({ name }) => readUsage(name)))
  const known = usages.filter((usage) => usage !== null).length
  if (known !== names.length) throw new Error(`The usage of ${known} containers is known, of ${names.length} wanted`)
}

async function readInTurn(url: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const status = await new Promise<number>((resolve, reject) => {
      const request = http.get(
        `${url}/containers/${name}/stats?stream=false`,
        { signal: AbortSignal.timeout(30_000) },
        (response) => {
          response.resume()
          response.on('end', () => resolve(response.statusCode ?? 0))
          response.on('error', reject)
        },
      )
      request.on('error', reject)
    })
    if (status !== 200) throw new Error(`GET /containers/${name}/stats answered ${status}`)
  }
}

async function time(run: () => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  await run()
  return performance.now() - startedAt
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}

/** The engine's socket as an address on loopback, which is what the console's client takes. */
async function bridge(socketPath: string): Promise<{ url: string; close: () => void }> {
  const sockets = new Set<net.Socket>()
  const server = net.createServer((client) => {
    const upstream = net.connect(socketPath)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      socket.on('error', () => {
        client.destroy()
        upstream.destroy()
      })
    }
    client.pipe(upstream).pipe(client)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

const run = promisify(execFile)

async function docker(...args: string[]): Promise<string> {
  return (await run('docker', args, { timeout: 60_000 })).stdout.trim()
}

/**
 * Runs containers that do nothing, of an image that holds `sleep`, hands on their project and names, and removes them, whatever happens.
 */
export async function withIdleContainers<Result>(
  image: string,
  count: number,
  use: (project: string, names: string[]) => Promise<Result>,
): Promise<Result> {
  const project = `lh-bench-${randomBytes(3).toString('hex')}`
  const services = Array.from(
    { length: count },
    (_, index) => `idle-${'abcdefghijklmnopqrstuvwxyz'[index % 26]}${'x'.repeat(Math.floor(index / 26))}`,
  )
  const names = services.map((service) => `${project}-${service}-1`)
  try {
    for (const [index, service] of services.entries()) {
      await docker(
        ...['run', '--detach', '--name', names[index] ?? '', '--network', 'none', '--memory', '32m', '--init'],
        ...['--label', `com.docker.compose.project=${project}`, '--label', `com.docker.compose.service=${service}`],
        ...['--entrypoint', 'sleep', image, 'infinity'],
      )
    }
    return await use(project, names)
  } finally {
    await docker('rm', '--force', ...names).catch(() => undefined)
  }
}

/** A section of the benchmarks: 20 containers, both ways. */
export async function benchContainerStats(): Promise<Report> {
  const { containers, snapshotMs, inTurnMs, ratio } = await measure(20, 5)
  return {
    head: [`What ${containers} containers use`, 'median (min – max)'],
    rows: [
      ['as the Stack page reads it: the list, then all side by side', formatSpread(snapshotMs, formatMilliseconds)],
      ['`stats?stream=false` of one after the other', formatSpread(inTurnMs, formatMilliseconds)],
      ['faster by', formatRatio(ratio)],
    ],
    notes: [
      `Limit: at least 10 × faster. ${ratio >= 10 ? 'Held.' : 'NOT held.'} In turns, ${snapshotMs.length} rounds of each.`,
    ],
  }
}

const formatMilliseconds = (milliseconds: number) => `${Math.round(milliseconds)} ms`

async function measure(count: number, rounds: number): Promise<StatsComparison> {
  const image = (await docker('images', '--format', '{{.Repository}}:{{.Tag}}', 'lakehouse/console')).split('\n')[0]
  if (!image) throw new Error('There is no image of the console: run ./lakehouse up first')
  return withIdleContainers(image, count, (project, names) =>
    compareContainerStats({ engine: '/var/run/docker.sock', project, names, rounds }),
  )
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [count = '20', rounds = '5'] = process.argv.slice(2)
  process.stdout.write(`${JSON.stringify(await measure(Number(count), Number(rounds)), null, 2)}\n`)
}
