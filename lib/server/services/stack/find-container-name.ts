import { AppError } from '@/lib/errors'
import { listContainers } from '@/lib/server/clients/docker'

/** @throws {AppError} `not_found`, `upstream_*`. */
export async function findContainerName(service: string): Promise<string> {
  const container = (await listContainers()).find((each) => each.service === service)
  if (!container) throw new AppError('not_found', { detail: `${service} has no container, and so no log.` })
  return container.name
}
