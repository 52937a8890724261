import { type inferParserType, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import type { IngestedFile, IngestRun, Reject } from '@/lib/contracts/ingestion'

export const pipelineTabs = ['files', 'runs', 'rejects', 'declaration'] as const
export type PipelineTab = (typeof pipelineTabs)[number]

export const fileStates = ['pending', 'ingested', 'refused', 'gone'] as const satisfies IngestedFile['status'][]
export const ingestRunStates = ['running', 'succeeded', 'failed'] as const satisfies IngestRun['state'][]
export const shownRejects = ['open', 'replayed', 'excused', 'all'] as const satisfies (Reject['status'] | 'all')[]

/** What of a pipeline is shown, as the address has it. */
export const pipelineParsers = {
  tab: parseAsStringLiteral(pipelineTabs).withDefault('files'),
  'files.status': parseAsStringLiteral(fileStates),
  'files.q': parseAsString.withDefault(''),
  'runs.state': parseAsStringLiteral(ingestRunStates),
  'rejects.status': parseAsStringLiteral(shownRejects).withDefault('open'),
  'rejects.q': parseAsString.withDefault(''),
  'rejects.column': parseAsString,
}

export type PipelineState = inferParserType<typeof pipelineParsers>

export interface FilesFilter {
  status?: (typeof fileStates)[number]
  search?: string
}

export interface RunsFilter {
  state?: (typeof ingestRunStates)[number]
}

export interface RejectsFilter {
  status: (typeof shownRejects)[number]
  search?: string
  column?: string
}

/** As long as the API takes it. */
const searchLength = 200

const toSearch = (text: string) => (text.trim() === '' ? {} : { search: text.trim().slice(0, searchLength) })

/** As the API takes it. */
export function toFilesFilter(state: Pick<PipelineState, 'files.status' | 'files.q'>): FilesFilter {
  const status = state['files.status']
  return { ...(status === null ? {} : { status }), ...toSearch(state['files.q']) }
}

export function toRunsFilter(state: Pick<PipelineState, 'runs.state'>): RunsFilter {
  const shown = state['runs.state']
  return shown === null ? {} : { state: shown }
}

export function toRejectsFilter(
  state: Pick<PipelineState, 'rejects.status' | 'rejects.q' | 'rejects.column'>,
): RejectsFilter {
  const column = state['rejects.column']
  return {
    status: state['rejects.status'],
    ...toSearch(state['rejects.q']),
    ...(column === null || column === '' ? {} : { column }),
  }
}
