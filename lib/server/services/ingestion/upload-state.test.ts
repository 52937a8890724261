import { expect, it } from 'vitest'
import { type KnownOfUpload, toUploadState } from './upload-state'

const nothing: KnownOfUpload = {
  ...{ profile: null, reader: undefined, outcome: undefined, attempt: undefined, obstacle: null },
}
const proposed: KnownOfUpload = { ...nothing, profile: { status: 'proposed', reason: null } }
const read: KnownOfUpload = { ...proposed, reader: {} }
const outcome = (status: string, reason: string | null = null) => ({ status, reason, etag: 'e' })
const attempt = (state: string, detail: string | null = null) => ({
  ...{ id: 'o', state, error: detail === null ? null : { code: 'conflict', title: 'Failed', detail } },
})

it.each<[string, KnownOfUpload, string, string | null]>([
  ['is not profiled', nothing, 'profiling', null],
  ['cannot be read', { ...nothing, profile: { status: 'refused', reason: 'it is empty' } }, 'refused', 'it is empty'],
  ['waits for someone', proposed, 'proposed', null],
  ['lacks a key', { ...proposed, obstacle: 'target.key: Name one' }, 'proposed', 'target.key: Name one'],
  ['is made a table of', { ...proposed, attempt: attempt('running') }, 'proposed', null],
  ['was tried in vain', { ...proposed, attempt: attempt('failed', 'no DAG') }, 'proposed', 'no DAG'],
  ['has a pipeline', read, 'auto', null],
  ['was refused by it', { ...read, outcome: outcome('refused', 'bad rows') }, 'refused', 'bad rows'],
  ['is a table', { ...read, outcome: outcome('ingested'), attempt: attempt('succeeded') }, 'ingested', null],
  [
    'has no dataset',
    { ...read, outcome: outcome('ingested'), attempt: attempt('failed', 'no dataset') },
    'ingested',
    'no dataset',
  ],
])('an upload that %s says so', (_, known, state, reason) => {
  expect(toUploadState('uploads/a.csv', known)).toEqual({ state, reason })
})

it('an upload below uploads/auto/ waits for nobody, unless something has to be decided', () => {
  const key = 'uploads/auto/a.csv'
  expect(toUploadState(key, nothing).state).toBe('profiling')
  expect(toUploadState(key, proposed).state).toBe('auto')
  expect(toUploadState(key, { ...proposed, obstacle: 'target.key: Name one' }).state).toBe('proposed')
  expect(toUploadState(key, { ...proposed, attempt: attempt('failed', 'no DAG') }).state).toBe('proposed')
})
