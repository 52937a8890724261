import { writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { CliError } from '../errors'
import { EXIT } from '../exit-codes'
import { chooseFreePorts } from '../host/ports'
import { type ComposeProject, readServices, runCompose, runComposeOrFail, type ServiceDefinition } from './compose'

/** The overlay that publishes inner addresses on loopback, relative to stack/. */
export const developmentFiles = ['dev/compose.yaml']

/** What the overlay publishes, each on the port in its variable. */
const innerAddresses = [
  { variable: 'LAKEHOUSE_PORT_CATALOG', service: 'seaweedfs', port: 8181 },
  { variable: 'LAKEHOUSE_PORT_DOCKER_PROXY', service: 'docker-proxy', port: 2375 },
  { variable: 'LAKEHOUSE_PORT_CONSOLE_DB', service: 'console-db', port: 5432 },
  // Only there while its profile is on.
  { variable: 'LAKEHOUSE_PORT_CDC', service: 'cdc', port: 8080 },
] as const

export const developmentPortVariables: readonly string[] = innerAddresses.map(({ variable }) => variable)

/** Those of the services with an inner address that this stack has. */
export async function listDevelopmentServices(project: ComposeProject): Promise<string[]> {
  const services = await readServices(project)
  return innerAddresses.map(({ service }) => service).filter((service) => service in services)
}

/** The ports on which inner addresses are published already, and free ones for the rest: a second run changes nothing. */
export async function chooseDevelopmentPorts(project: ComposeProject): Promise<Record<string, string>> {
  const free = await chooseFreePorts(innerAddresses.length)
  const chosen = await Promise.all(
    innerAddresses.map(async ({ variable, service, port }, index) => {
      const { stdout } = await runCompose(project, ['port', service, String(port)], { timeoutMs: 20_000 })
      const published = /:(\d+)\s*$/.exec(stdout)?.[1]
      return [variable, published && published !== '0' ? published : String(free[index])] as const
    }),
  )
  return Object.fromEntries(chosen)
}

/** Copies the certificate authority, which is public, out of its volume. */
export async function saveAuthority(project: ComposeProject, file: string): Promise<void> {
  const authority = await runComposeOrFail(project, ['exec', '-T', 'trino', 'cat', '/lakehouse/ca/ca.crt'], {
    timeoutMs: 30_000,
  })
  await writeFile(file, `${authority}\n`)
}

/** The console's environment as Compose gives it to its container, with every service's address as the host reaches it. */
export async function readConsoleEnvironment(project: ComposeProject): Promise<Record<string, string>> {
  const services = await readServices(project)
  const environment = z.record(z.string(), z.string()).parse(services.console?.environment)
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, fromHost(name, value, services)] as const),
  )
}

/**
 * A URL whose host is a service's name, as the host reaches it; any other value stays as it is.
 * @throws CliError where the service publishes no such port.
 */
export function fromHost(name: string, value: string, services: Record<string, ServiceDefinition>): string {
  const url = URL.parse(value)
  const service = url && services[url.hostname]
  if (!url || !service) return value
  const published = service.ports?.find(({ target }) => String(target) === url.port)
  if (!published?.published) {
    throw new CliError(`${name} names ${url.host}, which is not published on this machine.`, {
      fix: `Publish it on 127.0.0.1 in stack/${developmentFiles[0]}.`,
      exitCode: EXIT.failed,
    })
  }
  const everywhere = ['0.0.0.0', '::', undefined]
  const address = everywhere.includes(published.host_ip) ? '127.0.0.1' : (published.host_ip ?? '127.0.0.1')
  return value.replace(url.host, `${address.includes(':') ? `[${address}]` : address}:${published.published}`)
}

/** An environment without the variables that are written to a file, so that the file's count: what is exported in the shell would win. */
export function withoutWritten(
  environment: Record<string, string | undefined>,
  written: Record<string, string>,
): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !(name in written)))
}
