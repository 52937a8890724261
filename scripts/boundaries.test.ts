import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '..')

const page = 'app/(console)/planted/page.tsx'
const api = 'app/api/v1/_operations/planted.ts'
const component = 'components/planted/planted.tsx'
const service = 'lib/server/services/planted/read.ts'
const client = 'lib/server/clients/planted/planted.ts'
const contract = 'lib/contracts/planted.ts'

const forbidden: [from: string, what: string][] = [
  [page, '@/lib/server/clients/docker'],
  [page, '@/lib/server/db'],
  [page, '@/lib/server/env'],
  [page, '@/lib/server/http'],
  [page, '@/lib/server/services/account'],
  [page, '../../../lib/server/db'],
  [page, '@/app/api/v1/_operations'],
  [api, '@/lib/server/clients/docker'],
  [api, '@/lib/server/db'],
  [api, '@/lib/server/env'],
  [api, '@/lib/server/auth'],
  [api, '@/lib/server/services/account'],
  [api, '@/components/ui/button'],
  [component, '@/lib/server/services/account'],
  [component, '@/lib/server/env'],
  [component, '../../lib/server/db'],
  [component, '@/app/prefetch'],
  [component, '@/lib/cli/main'],
  [component, 'node:fs'],
  [component, 'dockerode'],
  [service, 'next/headers'],
  [service, 'react'],
  [service, '@/components/ui/button'],
  [service, '@/app/prefetch'],
  [service, '@/lib/server/http'],
  [service, '@/lib/server/services/account/list-sessions'],
  [service, '../account/list-sessions'],
  [client, '@/lib/server/services/account'],
  [client, '@/lib/server/db'],
  [client, '../../db'],
  [client, 'next/headers'],
  ['lib/server/http/planted.ts', '@/lib/server/services/account'],
  ['lib/server/db/planted.ts', 'next/headers'],
  [contract, '@/lib/server/env'],
  [contract, 'node:fs'],
  [contract, 'react'],
  ['lib/errors/planted.ts', '@/lib/server/logger'],
  ['lib/utils/planted.ts', 'react'],
  ['lib/api-client/planted.ts', '@/lib/server/env'],
  ['lib/cli/planted.ts', '@/lib/server/env'],
  ['lib/cli/commands/planted.ts', '../../server/env'],
]

const allowed: [from: string, what: string][] = [
  [page, '@/lib/server/services/account/list-sessions'],
  [page, '@/components/ui/button'],
  [page, '@/app/prefetch'],
  [api, '@/lib/server/services/account/list-sessions'],
  [api, '@/lib/server/http'],
  [api, '@/lib/contracts/account'],
  [component, '@/lib/contracts/account'],
  [component, '@/lib/api-client'],
  [component, '@/lib/errors'],
  [service, '@/lib/server/services/account'],
  [service, '@/lib/server/clients/docker'],
  [service, '@/lib/server/db'],
  [service, '@/lib/server/live'],
  [service, './planted'],
  [client, '@/lib/server/env'],
  [client, '@/lib/contracts/account'],
  [contract, 'zod'],
  [contract, './base'],
  [contract, '@/lib/errors'],
  ['lib/cli/commands/planted.ts', '@/lib/api-client'],
]

const nameOf = (from: string, index: number) => from.replace('planted', `planted-${index}`)

describe('import boundaries', () => {
  let directory: string
  let report: string

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'boundaries-'))
    const config = JSON.parse(await readFile(path.join(root, 'biome.json'), 'utf8'))
    await writeFile(path.join(directory, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }))
    for (const [index, [from, what]] of [...forbidden, ...allowed].entries()) {
      const file = path.join(directory, nameOf(from, index))
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(file, `import { planted } from '${what}'\n\nplanted()\n`)
    }
    const { stdout } = spawnSync(
      path.join(root, 'node_modules', '.bin', 'biome'),
      ['lint', '--only=style/noRestrictedImports', '--reporter=github', '--max-diagnostics=none', '.'],
      { cwd: directory, encoding: 'utf8' },
    )
    report = stdout
  })

  afterAll(() => rm(directory, { recursive: true }))

  it.each(forbidden.map(([from, what], index) => ({ from, what, index })))(
    '$from may not import $what',
    ({ from, index }) => {
      expect(report).toContain(`/${nameOf(from, index)},line=1`)
    },
  )

  it.each(allowed.map(([from, what], index) => ({ from, what, index: forbidden.length + index })))(
    '$from may import $what',
    ({ from, index }) => {
      expect(report).not.toContain(`/${nameOf(from, index)},line=1`)
    },
  )
})
