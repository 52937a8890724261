import { afterEach, describe, expect, it, vi } from 'vitest'
import { readTaskLog } from './read-task-log'

afterEach(() => vi.unstubAllGlobals())

describe('readTaskLog', () => {
  it('writes one line per event, and an exception with its frames', async () => {
    const content = [
      { event: '::group::Log message source details' },
      { timestamp: '2026-11-23T05:53:15.193924Z', event: 'Nothing to ingest', level: 'info', logger: 'task' },
      {
        timestamp: '2026-11-23T05:53:16.000000Z',
        event: 'Task failed with exception',
        level: 'error',
        error_detail: [
          {
            exc_type: 'MalformedFilesError',
            exc_value: 'a.csv line 2',
            exc_notes: [],
            syntax_error: null,
            is_cause: false,
            frames: [{ filename: '/opt/airflow/dags/sales_pipeline.py', lineno: 90, name: 'stage' }],
          },
        ],
      },
    ]
    vi.stubGlobal('fetch', async (url: string) =>
      url.endsWith('/auth/token')
        ? Response.json({ access_token: 'token' }, { status: 201 })
        : Response.json({ content, continuation_token: null }),
    )
    const text = await readTaskLog('d', 'r', { taskId: 't', tryNumber: 1, mapIndex: -1 })
    expect(text.split('\n')).toEqual([
      '::group::Log message source details',
      '2026-11-23T05:53:15.193924Z INFO Nothing to ingest',
      '2026-11-23T05:53:16.000000Z ERROR Task failed with exception',
      '  /opt/airflow/dags/sales_pipeline.py:90 in stage',
      'MalformedFilesError: a.csv line 2',
      '',
    ])
  })
})
