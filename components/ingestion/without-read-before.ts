import type { IngestedFile } from '@/lib/contracts/ingestion'

interface Pages {
  pages: { items: IngestedFile[]; nextCursor: string | null }[]
  pageParams: unknown[]
}

const versionOf = ({ key, etag }: IngestedFile) => `${etag} ${key}`

/**
 * Without files that wait though this very version of them was read: S3 was listed a moment before that, and what became of it was asked a
 * moment after.
 */
export function withoutReadBefore<Data extends Pages>(data: Data): Data {
  const read = new Set(
    data.pages.flatMap(({ items }) => items.filter(({ status }) => status !== 'pending').map(versionOf)),
  )
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.filter((file) => file.status !== 'pending' || !read.has(versionOf(file))),
  }))
  return { ...data, pages }
}
