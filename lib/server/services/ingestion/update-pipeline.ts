import type { Declaration } from '@/lib/contracts/declaration'
import type { PipelineDetails, WritePipeline } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'
import { changePipelines, requireFaultless, writePipelineFile } from './declarations'
import { readPipeline, refreshPipelines } from './list-pipelines'
import { requireOwn } from './require-own'

/**
 * Replaces a pipeline's declaration.
 *
 * @param versions those that the caller has seen, of which it must still be one; null for any.
 * @throws {AppError} `not_found`, `conflict` for one that is built in, `precondition_failed`, `invalid_request` naming what is wrong.
 */
export async function updatePipeline(
  name: string,
  body: WritePipeline,
  versions: readonly string[] | null,
): Promise<{ before: Declaration | null; after: PipelineDetails & { version: string } }> {
  const before = await changePipelines(async (pipelines) => {
    const pipeline = requireOwn(name, pipelines)
    if (versions && !versions.includes(pipeline.version)) {
      throw new AppError('precondition_failed', {
        detail: 'The pipeline was changed since you read it. Read it again, then decide.',
      })
    }
    const { declaration, yaml } = requireFaultless(
      body,
      pipelines.filter((each) => each.name !== name),
    )
    if (declaration.name !== name) {
      throw new AppError('invalid_request', {
        field: body.yaml === undefined ? 'declaration.name' : 'yaml',
        detail: `A pipeline keeps its name, which is ${name}. Create another for another name.`,
      })
    }
    await writePipelineFile(name, yaml)
    return pipeline.declaration
  })
  refreshPipelines()
  return { before, after: await readPipeline(name) }
}
