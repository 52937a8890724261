import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inspectDocker } from '../host/docker-engine'
import { formatDuration } from '../output/format'
import { openLiveSection } from '../output/live'
import { sayMark } from '../output/terminal'
import { ROOT_DIR, STACK_DIR } from '../paths'
import { buildImage, hasImage } from './build-image'
import { defaultBase, type ImageSource, listImages, versionInCompose, versionOfImage, type Way } from './catalogue'
import { hashContext, readContext } from './context-hash'
import { debianReference, makeDebianBase, requireMmdebstrap } from './debian-base'
import { runInOrder } from './schedule'

const MAX_BUILDS = 2

interface PlannedImage {
  readonly source: ImageSource
  readonly tag: string
  readonly reference: string
  readonly baseReference: string | undefined
}

/**
 * Builds what is missing of the images that this clone needs, and shows how far each one is.
 * @returns the `LAKEHOUSE_TAG_…` variables for stack/.env.
 * @throws CliError naming the image that could not be built.
 */
export async function ensureImages({
  way,
  profiles,
}: {
  way: Way
  profiles: readonly string[]
}): Promise<Map<string, string>> {
  const planned = await planImages(way, profiles)
  const suites = [
    ...new Set(planned.flatMap(({ source }) => (source.base?.startsWith('debian:') ? [source.base] : []))),
  ].map((base) => base.slice('debian:'.length))
  const presence = await Promise.all(suites.map((suite) => hasImage(debianReference(suite))))
  if (presence.includes(false)) await requireMmdebstrap((text) => sayMark('note', text))

  const { builder } = await inspectDocker()
  const images = new Map(planned.map((image) => [image.source.name, image]))
  const names = [...suites.map((suite) => `debian:${suite}`), ...images.keys()]
  const dependencies = new Map(planned.flatMap(({ source }) => (source.base ? [[source.name, source.base]] : [])))
  const section = openLiveSection('Images', names)

  const work = async (name: string, signal: AbortSignal) => {
    const line = section.lines.get(name)
    const image = images.get(name)
    const suite = name.slice('debian:'.length)
    const reference = image?.reference ?? debianReference(suite)
    const tag = reference.slice(reference.indexOf(':') + 1)
    if (await hasImage(reference)) {
      line?.done(`${tag} · cached`)
      return
    }
    const startedAt = Date.now()
    try {
      line?.state('building')
      if (image) {
        const { dockerfile, contextDir } = image.source
        const request = { name, reference, dockerfile, contextDir, base: image.baseReference, builder }
        await buildImage(request, signal, (text) => line?.progress(text))
      } else await makeDebianBase(suite, reference, signal, (text) => line?.state(text))
      line?.done(`${tag} · done in ${formatDuration(Date.now() - startedAt)}`)
    } catch (error) {
      line?.fail(signal.aborted ? 'stopped, as another image failed' : 'failed')
      throw error
    }
  }

  try {
    await runInOrder(names, dependencies, MAX_BUILDS, work)
  } finally {
    await section.close()
  }
  return new Map(
    planned
      .filter(({ source }) => source.inCompose)
      .map(({ source, tag }) => [`LAKEHOUSE_TAG_${source.name.toUpperCase()}`, tag]),
  )
}

/** Every image with its tag, a base before its dependants. */
export async function planImages(way: Way, profiles: readonly string[]): Promise<PlannedImage[]> {
  const sources = await listImages(way, ROOT_DIR, profiles, async (path) => defaultBase(await readFile(path, 'utf8')))
  const composeYaml = await readFile(join(STACK_DIR, 'compose.yaml'), 'utf8')
  const versions = await readVersions(sources, composeYaml)
  const planned = new Map<string, PlannedImage>()
  for (const source of sources) {
    const dockerfile = await readFile(source.dockerfile, 'utf8')
    const baseReference = resolveBase(source.base, planned)
    const files = await readContext(source.contextDir, source.dockerfile)
    const hash = hashContext(dockerfile, files, baseReference ?? defaultBase(dockerfile))
    const tag = `${versions.get(source.name)}-${hash}`
    planned.set(source.name, { source, tag, reference: `lakehouse/${source.name}:${tag}`, baseReference })
  }
  return [...planned.values()]
}

function resolveBase(base: string | undefined, planned: ReadonlyMap<string, PlannedImage>): string | undefined {
  if (base === undefined) return undefined
  if (base.startsWith('debian:')) return debianReference(base.slice('debian:'.length))
  const reference = planned.get(base)?.reference
  if (!reference) throw new Error(`There is no image ${base} to build on`)
  return reference
}

// A drop-in carries the version of what it stands in for: that of compose.yaml, or of the image that ours is on top of.
async function readVersions(sources: readonly ImageSource[], composeYaml: string): Promise<Map<string, string>> {
  const versions = new Map<string, string>()
  for (const { name, upstream, dockerfile, base } of sources) {
    if (upstream) versions.set(name, versionInCompose(composeYaml, upstream))
    else if (!base?.startsWith('debian:')) {
      const version = versionOfImage(defaultBase(await readFile(dockerfile, 'utf8')))
      versions.set(name, version)
      if (base) versions.set(base, version)
    }
  }
  const { version } = JSON.parse(await readFile(join(ROOT_DIR, 'package.json'), 'utf8')) as { version: string }
  return versions.set('console', version).set('cdc', version)
}
