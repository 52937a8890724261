import { expect, it } from 'vitest'
import { type IngestedFile, ingestedFileSchema } from '@/lib/contracts/ingestion'
import { withoutReadBefore } from './without-read-before'

const example = ingestedFileSchema.meta()?.example as IngestedFile
const file = (key: string, status: IngestedFile['status'], etag: string): IngestedFile => ({
  ...example,
  key,
  status,
  etag,
})

it('a version of a file that was read does not wait as well, and one that was written anew does', () => {
  const first = [file('a.csv', 'pending', 'one'), file('b.csv', 'pending', 'two')]
  const second = [file('a.csv', 'ingested', 'one'), file('b.csv', 'ingested', 'one')]
  const shown = withoutReadBefore({
    pages: [
      { items: first, nextCursor: 'next' },
      { items: second, nextCursor: null },
    ],
    pageParams: [null, 'next'],
  })
  expect(shown.pages.map(({ items }) => items.map(({ key, status }) => `${key} ${status}`))).toEqual([
    ['b.csv pending'],
    ['a.csv ingested', 'b.csv ingested'],
  ])
  expect(shown.pages[0]?.nextCursor).toBe('next')
})
