import type { PipelineDetails, WritePipeline } from '@/lib/contracts/ingestion'
import { AppError } from '@/lib/errors'
import { changePipelines, requireFaultless, writePipelineFile } from './declarations'
import { readPipeline, refreshPipelines } from './list-pipelines'

/**
 * Declares a pipeline. Airflow finds its file by itself.
 *
 * @throws {AppError} `invalid_request` naming what is wrong; `conflict` where there is one of this name.
 */
export async function createPipeline(body: WritePipeline): Promise<PipelineDetails & { version: string }> {
  const name = await changePipelines(async (pipelines) => {
    const { declaration, yaml } = requireFaultless(body, pipelines)
    if (pipelines.some((pipeline) => pipeline.name === declaration.name)) {
      throw new AppError('conflict', { detail: `There is a pipeline ${declaration.name} already.` })
    }
    await writePipelineFile(declaration.name, yaml)
    return declaration.name
  })
  refreshPipelines()
  return readPipeline(name)
}
