import type { Declaration } from '@/lib/contracts/declaration'
import type { DeletedPipeline } from '@/lib/contracts/ingestion'
import { changePipelines, removePipelineFile } from './declarations'
import { refreshPipelines } from './list-pipelines'
import { requireOwn } from './require-own'

/**
 * Takes a pipeline's declaration away.
 *
 * @returns what it leaves, in words.
 * @throws {AppError} `not_found`; `conflict` for one that comes with the lakehouse.
 */
export async function deletePipeline(name: string): Promise<DeletedPipeline & { before: Declaration | null }> {
  const before = await changePipelines(async (pipelines) => {
    const { declaration } = requireOwn(name, pipelines)
    await removePipelineFile(name)
    return declaration
  })
  refreshPipelines()
  return { name, before, stays: before ? whatStays(before) : ['what was read by it'] }
}

function whatStays({ source, target }: Declaration): string[] {
  return [
    `the table iceberg.lakehouse.${target.table} with its rows`,
    `the rows kept aside in iceberg.lakehouse.${target.table}_rejects`,
    source.prefix.endsWith('/')
      ? `the files in s3://lakehouse/${source.prefix}`
      : `the file s3://lakehouse/${source.prefix}`,
    'what is recorded of its files and runs',
  ]
}
