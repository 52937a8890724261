import { z } from 'zod'
import { liveSchema } from '@/lib/contracts/base'
import {
  confirmUploadSchema,
  deletedPipelineSchema,
  excusedRejectsSchema,
  excuseRejectsSchema,
  fullReloadSchema,
  ingestedFilePageSchema,
  ingestedFilesQuerySchema,
  ingestRunPageSchema,
  ingestRunsQuerySchema,
  pipelineDetailsSchema,
  pipelinePageSchema,
  pipelineParamsSchema,
  pipelineSchema,
  pipelinesQuerySchema,
  previewQuerySchema,
  previewSchema,
  rejectPageSchema,
  rejectsQuerySchema,
  replayedRejectsSchema,
  replayRejectsSchema,
  reprocessFilesSchema,
  uploadDetailsSchema,
  uploadPageSchema,
  uploadParamsSchema,
  uploadsQuerySchema,
  validatedPipelineSchema,
  validatePipelineSchema,
  writePipelineSchema,
} from '@/lib/contracts/ingestion'
import { operationSchema } from '@/lib/contracts/operations'
import { dagRunSchema } from '@/lib/contracts/pipelines'
import type { ErrorCode } from '@/lib/errors'
import { defineOperation, empty, events, json, type Operation, pollResponse, readIfMatch } from '@/lib/server/http'
import { confirmUpload } from '@/lib/server/services/ingestion/confirm-upload'
import { createPipeline } from '@/lib/server/services/ingestion/create-pipeline'
import { deletePipeline } from '@/lib/server/services/ingestion/delete-pipeline'
import { deleteUpload } from '@/lib/server/services/ingestion/delete-upload'
import { excuseRejects } from '@/lib/server/services/ingestion/excuse-rejects'
import { listFiles } from '@/lib/server/services/ingestion/list-files'
import { listPipelines, pipelinesPoll, readPipeline } from '@/lib/server/services/ingestion/list-pipelines'
import { listRejects } from '@/lib/server/services/ingestion/list-rejects'
import { listIngestRuns } from '@/lib/server/services/ingestion/list-runs'
import { listUploads, readUpload } from '@/lib/server/services/ingestion/list-uploads'
import { previewFile } from '@/lib/server/services/ingestion/preview-file'
import { replayRejects } from '@/lib/server/services/ingestion/replay-rejects'
import { reloadAll, reprocessFiles, runPipeline } from '@/lib/server/services/ingestion/run-pipeline'
import { updatePipeline } from '@/lib/server/services/ingestion/update-pipeline'
import { validatePipeline } from '@/lib/server/services/ingestion/validate-pipeline'

const tag = 'Ingestion'
const fromTrino: ErrorCode[] = ['upstream_error', 'upstream_unavailable', 'upstream_timeout']
const fromAirflow: ErrorCode[] = ['not_found', 'conflict', 'upstream_error', 'upstream_unavailable', 'upstream_timeout']
const versionOf = ({ version }: { version: string }) => `"${version}"`

export const ingestionOperations: Operation[] = [
  defineOperation({
    method: 'get',
    path: '/ingestion/events',
    summary: 'Follow pipelines',
    tag,
    scope: 'read',
    response: events(liveSchema(z.array(pipelineSchema)), 'Every pipeline, again whenever they were read.'),
    errors: [],
    handler: (context) => pollResponse(pipelinesPoll(), context),
  }),
  defineOperation({
    method: 'get',
    path: '/ingestion/preview',
    summary: 'Look into a file',
    description:
      'The first rows of a file, or of the newest in a folder. Of an upload that was profiled the types are those of all its rows.',
    tag,
    // It shows what is in the bucket before anybody decided what of it becomes a table.
    scope: 'operate',
    request: { query: previewQuerySchema },
    response: json(previewSchema, 'Its first rows and its columns.'),
    errors: ['invalid_request', 'not_found', 'upstream_error', 'upstream_unavailable', 'upstream_timeout'],
    handler: ({ query, signal }) => previewFile(query, signal),
  }),
  defineOperation({
    method: 'get',
    path: '/ingestion/pipelines',
    summary: 'List pipelines',
    tag,
    scope: 'read',
    request: { query: pipelinesQuerySchema },
    response: json(pipelinePageSchema, 'Pipelines, by name.'),
    errors: ['invalid_request', 'upstream_unavailable'],
    handler: ({ query }) => listPipelines(query),
  }),
  defineOperation({
    method: 'post',
    path: '/ingestion/pipelines',
    summary: 'Create a pipeline',
    description: 'Airflow knows its DAG within a minute. It then reads the files that are there, and each that comes.',
    tag,
    scope: 'operate',
    audit: {
      action: 'pipeline.create',
      target: ({ body }) =>
        body.declaration?.name ?? /^name:\s*["']?(\w{1,50})/m.exec(body.yaml ?? '')?.[1] ?? 'unnamed',
    },
    request: { body: writePipelineSchema },
    response: json(pipelineDetailsSchema, 'The pipeline. `ETag` is what `If-Match` takes.', 201),
    errors: ['invalid_request', 'conflict', 'upstream_unavailable'],
    handler: async ({ body, changed, responseHeaders }) => {
      const created = await createPipeline(body)
      changed({ after: created.declaration })
      responseHeaders.set('etag', versionOf(created))
      return created
    },
  }),
  defineOperation({
    method: 'post',
    path: '/ingestion/pipelines/validate',
    summary: 'Check a pipeline',
    description: 'Says all that is wrong with a draft, and changes nothing.',
    tag,
    scope: 'read',
    audit: null,
    request: { body: validatePipelineSchema },
    response: json(validatedPipelineSchema, 'What is wrong with it, and the file that it would be.'),
    errors: ['invalid_request', 'upstream_unavailable'],
    handler: ({ body }) => validatePipeline(body),
  }),
  defineOperation({
    method: 'get',
    path: '/ingestion/pipelines/{name}',
    summary: 'Read a pipeline',
    tag,
    scope: 'read',
    request: { params: pipelineParamsSchema },
    response: json(pipelineDetailsSchema, 'The pipeline. `ETag` is what `If-Match` takes.'),
    errors: ['not_found', 'upstream_unavailable'],
    handler: async ({ params, responseHeaders }) => {
      const pipeline = await readPipeline(params.name)
      responseHeaders.set('etag', versionOf(pipeline))
      return pipeline
    },
  }),
  defineOperation({
    method: 'put',
    path: '/ingestion/pipelines/{name}',
    summary: 'Change a pipeline',
    description:
      'The declaration takes the place of the one before. Rows that are in the table stay; a column that is left out is not filled any more.',
    tag,
    scope: 'operate',
    audit: { action: 'pipeline.update', target: ({ params }) => params.name },
    request: { params: pipelineParamsSchema, body: writePipelineSchema },
    response: json(
      pipelineDetailsSchema,
      'The pipeline as it is now. With `If-Match` it changes only if nobody else has changed it since.',
    ),
    errors: ['invalid_request', 'not_found', 'conflict', 'precondition_failed', 'upstream_unavailable'],
    handler: async ({ params, body, request, changed, responseHeaders }) => {
      const { before, after } = await updatePipeline(params.name, body, readIfMatch(request.headers))
      changed({ before, after: after.declaration })
      responseHeaders.set('etag', versionOf(after))
      return after
    },
  }),
  defineOperation({
    method: 'delete',
    path: '/ingestion/pipelines/{name}',
    summary: 'Delete a pipeline',
    description: 'Its declaration goes, and with it its DAG. The table and the files stay.',
    tag,
    scope: 'operate',
    audit: { action: 'pipeline.delete', target: ({ params }) => params.name },
    request: { params: pipelineParamsSchema },
    response: json(deletedPipelineSchema, 'What stays.'),
    errors: ['not_found', 'conflict', 'upstream_unavailable'],
    handler: async ({ params, changed }) => {
      const { before, ...deleted } = await deletePipeline(params.name)
      changed({ before })
      return deleted
    },
  }),
  defineOperation({
    method: 'get',
    path: '/ingestion/pipelines/{name}/files',
    summary: 'List the files of a pipeline',
    tag,
    scope: 'read',
    request: { params: pipelineParamsSchema, query: ingestedFilesQuerySchema },
    response: json(
      ingestedFilePageSchema,
      'First those that are not read yet, the oldest first; then those read last.',
    ),
    errors: ['invalid_request', 'not_found', ...fromTrino],
    handler: ({ params, query, actor }) => listFiles(params.name, query, actor.trinoUser),
  }),
  defineOperation({
    method: 'get',
    path: '/ingestion/pipelines/{name}/runs',
    summary: 'List what a pipeline has read',
    tag,
    scope: 'read',
    request: { params: pipelineParamsSchema, query: ingestRunsQuerySchema },
    response: json(ingestRunPageSchema, 'Runs that had something to read, the newest first.'),
    errors: ['invalid_request', 'not_found', ...fromTrino],
    handler: ({ params, query, actor }) => listIngestRuns(params.name, query, actor.trinoUser),
  }),
  defineOperation({
    method: 'get',
    path: '/ingestion/pipelines/{name}/rejects',
    summary: 'List rows that were kept aside',
    tag,
    scope: 'read',
    request: { params: pipelineParamsSchema, query: rejectsQuerySchema },
    response: json(rejectPageSchema, 'Rows of the files as they are now, by file and line.'),
    errors: ['invalid_request', 'not_found', ...fromTrino],
    handler: ({ params, query, actor }) => listRejects(params.name, query, actor.trinoUser),
  }),
  defineOperation({
    method: 'post',
    path: '/ingestion/pipelines/{name}/rejects/replay',
    summary: 'Read corrected rows',
    description:
      'The rows are written as a file below `corrections/` in the pipeline’s folder, which the pipeline then reads like any other.',
    tag,
    scope: 'operate',
    audit: { action: 'pipeline.rejects.replay', target: ({ params }) => params.name },
    request: { params: pipelineParamsSchema, body: replayRejectsSchema },
    response: json(replayedRejectsSchema, 'Written; the pipeline reads it within half a minute.', 201),
    errors: ['invalid_request', 'not_found', 'conflict', 'forbidden', ...fromTrino],
    handler: async ({ params, body, actor, changed }) => {
      const replayed = await replayRejects(params.name, body, actor.trinoUser)
      changed({ after: { ...replayed, rejectIds: body.items.map(({ rejectId }) => rejectId) } })
      return replayed
    },
  }),
  defineOperation({
    method: 'post',
    path: '/ingestion/pipelines/{name}/rejects/excuse',
    summary: 'Leave rows out for good',
    tag,
    scope: 'operate',
    audit: { action: 'pipeline.rejects.excuse', target: ({ params }) => params.name },
    request: { params: pipelineParamsSchema, body: excuseRejectsSchema },
    response: json(excusedRejectsSchema, 'They are not open any more.'),
    errors: ['invalid_request', 'not_found', 'conflict', 'forbidden', ...fromTrino],
    handler: async ({ params, body, actor, changed }) => {
      changed({ after: body })
      return excuseRejects(params.name, body, actor.trinoUser)
    },
  }),
  defineOperation({
    method: 'post',
    path: '/ingestion/pipelines/{name}/run',
    summary: 'Run a pipeline',
    description: 'It reads what is new or changed. The run goes on by itself: follow it as a run of the DAG.',
    tag,
    scope: 'operate',
    audit: { action: 'pipeline.run', target: ({ params }) => params.name },
    request: { params: pipelineParamsSchema },
    response: json(dagRunSchema, 'Asked for; the run goes on in Airflow.', 201),
    errors: fromAirflow,
    handler: async ({ params, actor, idempotencyKey, changed }) => {
      const run = await runPipeline(params.name, actor, idempotencyKey)
      changed({ after: { dagRunId: run.dagRunId } })
      return run
    },
  }),
  defineOperation({
    method: 'post',
    path: '/ingestion/pipelines/{name}/reprocess',
    summary: 'Read files again',
    description: 'Files that were read are read again, though they have not changed.',
    tag,
    scope: 'operate',
    audit: { action: 'pipeline.reprocess', target: ({ params }) => params.name },
    request: { params: pipelineParamsSchema, body: reprocessFilesSchema },
    response: json(dagRunSchema, 'Asked for; the run goes on in Airflow.', 201),
    errors: ['invalid_request', ...fromAirflow],
    handler: async ({ params, body, actor, idempotencyKey, changed }) => {
      const run = await reprocessFiles(params.name, body.files, actor, idempotencyKey)
      changed({ after: { dagRunId: run.dagRunId, files: body.files } })
      return run
    },
  }),
  defineOperation({
    method: 'post',
    path: '/ingestion/pipelines/{name}/full-reload',
    summary: 'Read every file again',
    description:
      'All files of the pipeline are read again, as if none had been. Rows that are there already stay as they are.',
    tag,
    scope: 'operate',
    audit: { action: 'pipeline.full_reload', target: ({ params }) => params.name },
    request: { params: pipelineParamsSchema, body: fullReloadSchema },
    response: json(dagRunSchema, 'Asked for; the run goes on in Airflow.', 201),
    errors: ['invalid_request', ...fromAirflow],
    handler: async ({ params, body, actor, idempotencyKey, changed }) => {
      const run = await reloadAll(params.name, body.name, actor, idempotencyKey)
      changed({ after: { dagRunId: run.dagRunId } })
      return run
    },
  }),
  defineOperation({
    method: 'get',
    path: '/ingestion/uploads',
    summary: 'List uploads',
    description: 'A file is put there by `PUT /objects/uploads/…`, or by any program that writes to S3.',
    tag,
    scope: 'read',
    request: { query: uploadsQuerySchema },
    response: json(uploadPageSchema, 'Files below `uploads/`, the newest first.'),
    errors: ['invalid_request', 'upstream_unavailable'],
    handler: ({ query }) => listUploads(query),
  }),
  defineOperation({
    method: 'post',
    path: '/ingestion/uploads/{name}/confirm',
    summary: 'Make a table of an upload',
    description:
      'Declares the pipeline, waits until Airflow knows it, has it read the file, and makes a dataset of the table in Superset. Asked for once more, it does what is left.',
    tag,
    scope: 'operate',
    audit: { action: 'upload.confirm', target: ({ params }) => params.name },
    request: { params: uploadParamsSchema, body: confirmUploadSchema },
    response: json(operationSchema, 'Under way; follow the operation.', 202),
    errors: ['invalid_request', 'not_found', 'conflict', ...fromTrino],
    handler: async ({ params, body, actor, changed }) => {
      const operation = await confirmUpload(params.name, body.declaration, actor)
      changed({ after: { operation: operation.id } })
      return operation
    },
  }),
  defineOperation({
    method: 'get',
    path: '/ingestion/uploads/{name}',
    summary: 'Read an upload',
    tag,
    scope: 'read',
    request: { params: uploadParamsSchema },
    response: json(uploadDetailsSchema, 'The upload, with what was found in it.'),
    errors: ['not_found', 'upstream_error', 'upstream_unavailable', 'upstream_timeout'],
    handler: ({ params }) => readUpload(params.name),
  }),
  defineOperation({
    method: 'delete',
    path: '/ingestion/uploads/{name}',
    summary: 'Delete an upload',
    description: 'The file goes. A table that was made of it stays.',
    tag,
    scope: 'operate',
    audit: { action: 'upload.delete', target: ({ params }) => params.name },
    request: { params: uploadParamsSchema },
    response: empty('Deleted.'),
    errors: ['not_found', 'conflict', 'upstream_error', 'upstream_unavailable', 'upstream_timeout'],
    handler: async ({ params, changed }) => changed({ before: await deleteUpload(params.name) }),
  }),
]
