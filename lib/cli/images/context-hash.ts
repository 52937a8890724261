import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { runOrFail } from '../host/exec'

export interface ContextFile {
  readonly path: string
  readonly content: Uint8Array
  readonly executable: boolean
}

/** 12 hex digits that change with any file's name, content or executable bit, the Dockerfile or the base image. */
export function hashContext(dockerfile: string, files: readonly ContextFile[], base: string): string {
  return hashFiles(files, [dockerfile, base])
}

/** 12 hex digits that change with any file's name, content or executable bit, or with what comes `before` them. */
export function hashFiles(files: readonly ContextFile[], before: readonly string[] = []): string {
  const hash = createHash('sha256')
  // Lengths first: without them, moving a byte from one field to the next would go unseen.
  const add = (value: string | Uint8Array) => hash.update(`${Buffer.byteLength(value)}:`).update(value)
  for (const text of before) add(text)
  const ordered = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  for (const { path, content, executable } of ordered) {
    add(path)
    add(executable ? 'x' : '-')
    add(content)
  }
  return hash.digest('hex').slice(0, 12)
}

/** Says of a path, relative to the context, whether a .dockerignore leaves it in: the last pattern that fits decides. */
export function parseDockerignore(text: string): (path: string) => boolean {
  const rules = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const included = line.startsWith('!')
      const pattern = (included ? line.slice(1) : line).replace(/^\/+|\/+$/g, '')
      return { included, expression: toExpression(pattern) }
    })
  return (path) => rules.findLast(({ expression }) => expression.test(path))?.included ?? true
}

// A pattern that names a folder also covers all below it.
function toExpression(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*\*|[*?]|[.+^${}()|[\]\\]/g, (token) => {
    if (token === '**/') return '(?:.*/)?'
    if (token === '**') return '.*'
    if (token === '*') return '[^/]*'
    return token === '?' ? '[^/]' : `\\${token}`
  })
  return new RegExp(`^${source}(?:/.*)?$`)
}

/**
 * What the build can see of a folder: what git knows or would add, without what the .dockerignore leaves out.
 * @throws CliError when the folder is no git work tree.
 */
export async function readContext(contextDir: string, dockerfile: string): Promise<ContextFile[]> {
  const ofDockerfile = await readFile(`${dockerfile}.dockerignore`, 'utf8').catch(() => undefined)
  const ignore = ofDockerfile ?? (await readFile(join(contextDir, '.dockerignore'), 'utf8').catch(() => ''))
  const isIncluded = parseDockerignore(ignore)
  return readFolder(contextDir, isIncluded)
}

/**
 * The files of a folder that git knows or would add.
 * @throws CliError when the folder is in no git work tree.
 */
export async function readFolder(
  folder: string,
  isIncluded: (path: string) => boolean = () => true,
): Promise<ContextFile[]> {
  const listing = await runOrFail('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: folder,
    timeoutMs: 30_000,
  })
  const paths = [...new Set(listing.split('\0'))].filter((path) => path !== '' && isIncluded(path))
  const files = await Promise.all(
    paths.map(async (path): Promise<ContextFile[]> => {
      const absolute = join(folder, path)
      const status = await stat(absolute).catch(() => undefined)
      // Git still lists a file that was deleted and not committed.
      if (!status?.isFile()) return []
      return [{ path, content: await readFile(absolute), executable: (status.mode & 0o111) !== 0 }]
    }),
  )
  return files.flat()
}
