import { join } from 'node:path'
import { loadEnvExample } from '../env/env-example'
import { hashFiles, readFolder } from '../images/context-hash'
import { STACK_DIR } from '../paths'

const PREFIX = 'LAKEHOUSE_CONFIG_'

/** The `LAKEHOUSE_CONFIG_…` variables of the settings: each service's hash of its folder in stack/config. */
export async function hashServiceConfigs(): Promise<Map<string, string>> {
  const names = [...(await loadEnvExample()).variables.keys()].filter((name) => name.startsWith(PREFIX))
  const hashes = names.map(async (name) => {
    const service = name.slice(PREFIX.length).toLowerCase().replaceAll('_', '-')
    return [name, hashFiles(await readFolder(join(STACK_DIR, 'config', service)))] as const
  })
  return new Map(await Promise.all(hashes))
}
