import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface AptSource {
  readonly uri: string
  readonly suite: string
  readonly components: readonly string[]
  readonly signedBy: string | undefined
}

/** Reads one-line (`deb …`) and deb822 (`Types: deb`) sources; comments, disabled and source entries are left out. */
export function parseAptSources(text: string, format: 'list' | 'sources'): AptSource[] {
  return format === 'list' ? parseOneLine(text) : parseDeb822(text)
}

function parseOneLine(text: string): AptSource[] {
  return text.split('\n').flatMap((line) => {
    const match = /^deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s*([^#]*)/.exec(line.trim())
    if (!match) return []
    const [, options = '', uri = '', suite = '', components = ''] = match
    const signedBy = /signed-by=(\S+)/i.exec(options)?.[1]
    return [{ uri, suite, components: components.trim().split(/\s+/).filter(Boolean), signedBy }]
  })
}

function parseDeb822(text: string): AptSource[] {
  const withoutComments = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
  return withoutComments.split(/\n\s*\n/).flatMap((stanza) => {
    const fields = new Map<string, string>()
    let last = ''
    for (const line of stanza.split('\n')) {
      const match = /^([A-Za-z-]+):\s*(.*)$/.exec(line)
      if (match?.[1]) {
        last = match[1].toLowerCase()
        fields.set(last, match[2] ?? '')
      } else if (/^\s/.test(line) && last) fields.set(last, `${fields.get(last)}\n${line}`)
    }
    const words = (name: string) => (fields.get(name) ?? '').trim().split(/\s+/).filter(Boolean)
    if (!words('types').includes('deb') || /^no$/i.test(fields.get('enabled')?.trim() ?? '')) return []
    const signedBy = fields.get('signed-by')?.trim()
    const keyring = signedBy?.startsWith('/') ? signedBy : undefined
    return words('uris').flatMap((uri) =>
      words('suites').map((suite) => ({ uri, suite, components: words('components'), signedBy: keyring })),
    )
  })
}

/** The machine's own sources, in apt's order. */
export async function readAptSources(etcApt = '/etc/apt'): Promise<AptSource[]> {
  const parts = join(etcApt, 'sources.list.d')
  const names = (await readdir(parts).catch(() => [])).sort()
  const files: Array<[string, 'list' | 'sources']> = [[join(etcApt, 'sources.list'), 'list']]
  for (const name of names) {
    if (name.endsWith('.list')) files.push([join(parts, name), 'list'])
    else if (name.endsWith('.sources')) files.push([join(parts, name), 'sources'])
  }
  const sources: AptSource[] = []
  for (const [path, format] of files) {
    const text = await readFile(path, 'utf8').catch(() => '')
    for (const source of parseAptSources(text, format))
      sources.push({ ...source, uri: await resolveMirror(source.uri) })
  }
  return sources
}

/** A `mirror+file:` list stands for the first address in it. */
async function resolveMirror(uri: string): Promise<string> {
  if (!uri.startsWith('mirror+file:')) return uri
  const list = await readFile(uri.slice('mirror+file:'.length), 'utf8').catch(() => '')
  const first = list
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '' && !line.startsWith('#'))
  return first?.split(/\s/)[0] ?? uri
}

/** The source of the distribution's own packages: what carries `suite` itself, not its updates or another vendor's. */
export function findArchive(sources: readonly AptSource[], suite: string): AptSource | undefined {
  return sources.find(
    (source) => source.suite === suite && source.components.includes('main') && /^(https?|file):/.test(source.uri),
  )
}
