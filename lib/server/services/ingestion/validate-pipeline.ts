import type { ValidatedPipeline, ValidatePipeline } from '@/lib/contracts/ingestion'
import { checkDraft, readPipelines } from './declarations'

/** Says all that is wrong with a draft, by itself and beside the other pipelines. */
export async function validatePipeline({ replaces, ...draft }: ValidatePipeline): Promise<ValidatedPipeline> {
  const pipelines = await readPipelines()
  const checked = checkDraft(
    draft,
    pipelines.filter(({ name }) => name !== replaces),
  )
  const name = checked.declaration?.name
  const isTaken = name !== undefined && name !== replaces && pipelines.some((pipeline) => pipeline.name === name)
  if (!isTaken) return checked
  return {
    ...checked,
    faults: [{ path: 'name', line: null, message: `There is a pipeline ${name} already` }, ...checked.faults],
  }
}
