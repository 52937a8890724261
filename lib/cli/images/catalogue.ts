import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { STACK_DIR } from '../paths'

export type Way = 'official' | 'airgap'

export interface ImageSource {
  /** Repository without `lakehouse/`; also what its dependants name it by. */
  readonly name: string
  readonly dockerfile: string
  readonly contextDir: string
  /** The image of this catalogue, or the Debian suite as `debian:<suite>`, that BASE_IMAGE becomes; undefined keeps the default. */
  readonly base: string | undefined
  /** The upstream repository whose version in compose.yaml this one carries; undefined takes it from elsewhere. */
  readonly upstream: string | undefined
  /** Whether compose names it by a tag of its own. */
  readonly inCompose: boolean
}

const OWN: readonly { name: string; airgapBase: string; profile?: string }[] = [
  { name: 'airflow', airgapBase: 'airflow-base' },
  { name: 'superset', airgapBase: 'superset-base' },
  { name: 'console', airgapBase: 'node' },
  { name: 'cdc', airgapBase: 'debian:bookworm', profile: 'cdc' },
]

const UPSTREAM = new Map([
  ['postgres', 'postgres'],
  ['valkey', 'valkey/valkey'],
  ['seaweedfs', 'chrislusf/seaweedfs'],
  ['trino', 'trinodb/trino'],
  ['haproxy', 'haproxy'],
])

/**
 * The images to build: our own on official images, or on top of drop-ins that are built from Debian packages.
 * @param profiles optional parts that are on: what belongs to another is left out.
 * @param readBase gives the default of a Dockerfile's BASE_IMAGE.
 */
export async function listImages(
  way: Way,
  rootDir: string,
  profiles: readonly string[],
  readBase: (dockerfile: string) => Promise<string>,
): Promise<ImageSource[]> {
  const wanted = OWN.filter(({ profile }) => profile === undefined || profiles.includes(profile))
  const own = wanted.map(({ name, airgapBase }) => ({
    name,
    dockerfile: join(STACK_DIR, 'images', name, 'Dockerfile'),
    contextDir: rootDir,
    base: way === 'airgap' ? airgapBase : undefined,
    upstream: undefined,
    inCompose: true,
  }))
  if (way === 'official') return own

  const dropInsDir = join(STACK_DIR, 'airgap', 'images')
  const names = (await readdir(dropInsDir)).sort()
  const dropIns = names.map(async (name) => {
    const contextDir = join(dropInsDir, name)
    const dockerfile = join(contextDir, 'Dockerfile')
    const upstream = UPSTREAM.get(name)
    const base = `debian:${debianSuite(await readBase(dockerfile))}`
    return { name, dockerfile, contextDir, base, upstream, inCompose: upstream !== undefined }
  })
  return [...(await Promise.all(dropIns)), ...own]
}

/** `debian:trixie-slim` → `trixie`. */
export function debianSuite(image: string): string {
  const suite = /^debian:([a-z]+)(?:-slim)?$/.exec(image)?.[1]
  if (!suite) throw new Error(`A drop-in image starts from debian:<suite>-slim, not from ${image}`)
  return suite
}

/** The default of `ARG BASE_IMAGE=` in a Dockerfile. */
export function defaultBase(dockerfile: string): string {
  const base = /^ARG BASE_IMAGE=(\S+)$/m.exec(dockerfile)?.[1]
  if (!base) throw new Error('The Dockerfile has no ARG BASE_IMAGE with a default')
  return base
}

/** The leading version in an image's tag: `apache/airflow:3.3.2-python3.11` → `3.3.2`. */
export function versionOfImage(image: string): string {
  const version = /:v?(\d+(?:\.\d+)*)/.exec(image)?.[1]
  if (!version) throw new Error(`The tag of ${image} has no version`)
  return version
}

/** The version that compose.yaml names for an upstream repository. */
export function versionInCompose(composeYaml: string, repository: string): string {
  const lines = composeYaml.split('\n').map((line) => /^\s*image:\s*(\S+)/.exec(line)?.[1] ?? '')
  const image = lines.find((candidate) => candidate.startsWith(`${repository}:`))
  if (!image) throw new Error(`compose.yaml names no image of ${repository}`)
  return versionOfImage(image)
}
