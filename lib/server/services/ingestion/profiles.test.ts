import { describe, expect, it } from 'vitest'
import { parseProfile, profileKeyOf } from './profiles'

const refused = {
  ...{ file: 's3://lakehouse/uploads/a.csv', key: 'uploads/a.csv', sizeBytes: 3, etag: 'e', auto: false },
  ...{ modifiedAt: '2026-11-23T03:00:00+00:00', profiledAt: '2026-11-23T03:00:01.123456+00:00' },
  ...{
    status: 'refused',
    reason: 'it is empty',
    rows: 0,
    columns: [],
    candidateKeys: [],
    firstRows: [],
    notes: [],
    proposal: null,
  },
}

describe('a profile of an upload', () => {
  it('is found by the key that Airflow gives it', () => {
    // What `profile_key` of dags/lakehouse/ingest/uploads.py makes of it.
    expect(profileKeyOf('uploads/Müller #1 %.csv')).toBe(
      'profiles/d3239b47b7bf159fbd928d1290c35a0c47b998ca774932f7e53ad93911adfeac.json',
    )
  })

  it('of a file that cannot become a table says why', () => {
    expect(parseProfile(JSON.stringify(refused))).toMatchObject({
      ...{ status: 'refused', reason: 'it is empty', rows: '0', profiledAt: '2026-11-23T03:00:01.123Z' },
    })
  })

  it.each([
    ['cut off', JSON.stringify(refused).slice(0, 50)],
    ['of another kind', '[]'],
    ['without a version', JSON.stringify({ ...refused, etag: undefined })],
    ['with a time that is none', JSON.stringify({ ...refused, profiledAt: 'yesterday' })],
    ['nothing', ''],
  ])('that is %s is as if it were not there', (_, text) => {
    expect(parseProfile(text)).toBeNull()
  })
})
