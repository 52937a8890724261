import { type ComposeProject, readServices, runComposeOrFail } from './compose'
import { listContainers } from './containers'

/** Optional parts that are on, as COMPOSE_PROFILES names them. */
export function readProfiles(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
}

/** COMPOSE_PROFILES with one part switched; undefined leaves it as it is. */
export function withProfile(value: string | undefined, name: string, on: boolean | undefined): string {
  const profiles = readProfiles(value)
  if (on === undefined || on === profiles.includes(name)) return profiles.join(',')
  return (on ? [...profiles, name] : profiles.filter((each) => each !== name)).join(',')
}

/** Stops and removes the containers of parts that are off: to Compose they are no orphans. The data is kept. */
export async function removeInactive(project: ComposeProject): Promise<void> {
  const active = await readServices(project)
  const all = await runComposeOrFail(project, ['--profile', '*', 'config', '--services'], { timeoutMs: 30_000 })
  const inactive = new Set(all.split('\n').filter((name) => name !== '' && !(name in active)))
  const running = (await listContainers(project.name)).filter(({ service }) => inactive.has(service))
  if (running.length === 0) return
  const names = [...new Set(running.map(({ service }) => service))]
  await runComposeOrFail(project, ['--profile', '*', 'rm', '--stop', '--force', ...names], { timeoutMs: 120_000 })
}
