import { readdir, readFile, readlink } from 'node:fs/promises'
import { createServer } from 'node:net'

export interface Listener {
  readonly port: number
  readonly inode: string
}

/** The listening sockets in the text of /proc/net/tcp or tcp6. */
export function parseProcNetTcp(text: string): Listener[] {
  return text
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const fields = line.trim().split(/\s+/)
      const [, local = '', , state] = fields
      const inode = fields[9]
      const LISTEN = '0A'
      if (state !== LISTEN || !inode) return []
      return [{ port: Number.parseInt(local.slice(local.lastIndexOf(':') + 1), 16), inode }]
    })
}

export interface PortOwner {
  readonly pid: number
  readonly command: string
}

/**
 * Which of these TCP ports something listens on, and what. The owner is undefined where the process belongs to someone else and
 * we are not root. Empty on systems without /proc.
 */
export async function findPortOwners(ports: ReadonlySet<number>): Promise<Map<number, PortOwner | undefined>> {
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((path) => readFile(path, 'utf8').catch(() => '')),
  )
  const listeners = tables.flatMap(parseProcNetTcp).filter(({ port }) => ports.has(port))
  const owners = new Map<number, PortOwner | undefined>(listeners.map(({ port }) => [port, undefined]))
  if (listeners.length === 0) return owners

  const portByInode = new Map(listeners.map(({ inode, port }) => [inode, port]))
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  for (const pid of pids) {
    const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => [])
    for (const descriptor of descriptors) {
      const target = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '')
      const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1]
      const port = inode === undefined ? undefined : portByInode.get(inode)
      if (port === undefined || owners.get(port)) continue
      const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ').trim()
      owners.set(port, { pid: Number(pid), command: command || 'unknown program' })
    }
  }
  return owners
}

/** `count` different TCP ports that are free on loopback now. */
export async function chooseFreePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
          const server = createServer()
          server.once('error', reject)
          server.listen(0, '127.0.0.1', () => resolve(server))
        }),
    ),
  )
  const ports = servers.map((server) => {
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('A listening TCP server has no port')
    return address.port
  })
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}
