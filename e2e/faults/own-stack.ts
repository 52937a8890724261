import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from 'vitest'
import { loadEnvExample } from '@/lib/cli/env/env-example'
import { parseEnvFile } from '@/lib/cli/env/env-file'
import { chooseTestSettings, makeHome } from '@/lib/cli/testing/test-home'
import { lakehouse } from './cli'
import { listContainers, listVolumes } from './containers'

/** A stack of a test's own: a folder with settings, which the first `up` completes. */
export interface OwnStack {
  readonly home: string
  readonly project: string
}

export async function makeOwnStack(): Promise<OwnStack> {
  const home = await makeHome()
  const settings = await chooseTestSettings()
  const lines = [...settings].map(([name, value]) => `${name}=${value}`)
  await writeFile(path.join(home, '.env'), `${lines.join('\n')}\n`, { mode: 0o600 })
  return { home, project: settings.get('COMPOSE_PROJECT_NAME') ?? '' }
}

/** Takes the stack away with its data, and looks that nothing is left. */
export async function removeOwnStack({ home, project }: OwnStack): Promise<void> {
  const down = await lakehouse(home, ['down', '--volumes', '--yes'], { timeoutMs: 300_000 })
  expect(down.exitCode, down.output).toBe(0)
  expect(await listVolumes(project)).toEqual([''])
  expect(await listContainers(project)).toEqual([])
  await rm(home, { recursive: true, force: true })
}

/** The secrets in its settings, by name. */
export async function readSecrets({ home }: OwnStack): Promise<Map<string, string>> {
  const { variables } = await loadEnvExample()
  const settings = parseEnvFile(await readFile(path.join(home, '.env'), 'utf8'), '.env')
  return new Map(
    [...variables.values()].flatMap(({ name, secret }) => {
      const value = settings.variables.get(name)?.value
      return secret && value ? [[name, value] as const] : []
    }),
  )
}
