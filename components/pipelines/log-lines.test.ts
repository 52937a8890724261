import { describe, expect, it } from 'vitest'
import { readLogLines } from './log-lines'

describe('the lines of a task’s log', () => {
  it('are told apart by time, level and text; groups become headings', () => {
    const log = [
      '::group::Log message source details',
      '/opt/airflow/logs/attempt=1.log',
      '::endgroup::',
      '2026-11-24T20:24:20.421582Z INFO ::group::Pre Execute',
      '2026-11-24T20:24:20.444502Z INFO DAG bundles loaded: dags-folder',
      '2026-11-24T20:24:20.476025Z INFO ::endgroup::',
      '2026-11-24T20:24:20.859338Z no level here',
    ].join('\n')
    expect(readLogLines(`${log}\n`)).toEqual([
      { at: null, text: 'Log message source details', tone: 'heading' },
      { at: null, text: '/opt/airflow/logs/attempt=1.log', tone: null },
      { at: '2026-11-24T20:24:20.421582Z', text: 'Pre Execute', tone: 'heading' },
      { at: '2026-11-24T20:24:20.444502Z', text: 'DAG bundles loaded: dags-folder', tone: null },
      { at: '2026-11-24T20:24:20.859338Z', text: 'no level here', tone: null },
    ])
  })

  it('of a traceback have the tone of the error that they explain', () => {
    const log = [
      '2026-11-24T20:24:20Z ERROR Task failed',
      '  /opt/airflow/dags/sales.py:12 in read',
      'ValueError: no',
      '2026-11-24T20:24:21Z WARNING late',
    ]
    expect(readLogLines(log.join('\n')).map(({ tone }) => tone)).toEqual(['failing', 'failing', 'failing', 'attention'])
  })
})
