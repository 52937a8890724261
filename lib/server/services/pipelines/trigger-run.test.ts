import { afterEach, expect, it, vi } from 'vitest'
import { triggerRun } from './trigger-run'

afterEach(() => vi.unstubAllGlobals())

it.each([
  [
    'a person',
    { id: 'a', kind: 'person', name: 'Ada', email: 'ada@example.org', tokenName: null },
    'Asked for in the console by ada@example.org',
  ],
  [
    'the command line',
    { id: 'cli', kind: 'cli', name: 'cli', email: null, tokenName: null },
    'Asked for by the command line',
  ],
] as const)('says in the note that %s asked, after what they wrote themselves', async (_, asker, words) => {
  const notes: unknown[] = []
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (url.endsWith('/auth/token')) return Response.json({ access_token: 'token' }, { status: 201 })
    const { note } = JSON.parse(String(init?.body)) as { note?: unknown }
    notes.push(note)
    return Response.json({
      dag_run_id: 'r',
      dag_id: 'd',
      logical_date: null,
      queued_at: null,
      start_date: null,
      end_date: null,
      duration: null,
      run_type: 'manual',
      state: 'queued',
      triggered_by: 'rest_api',
      conf: {},
      note,
    })
  })
  await triggerRun('d', {}, asker)
  await triggerRun('d', { note: 'Month end' }, asker)
  expect(notes).toEqual([words, `Month end\n\n${words}`])
})
