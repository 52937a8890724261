import { type InfiniteData, type QueryKey, type UseInfiniteQueryResult, useQueryClient } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'

interface NewestButtonProps<Page> {
  /** What the rows are, in the plural. */
  label: string
  /** Under which the pages are kept. */
  queryKey: QueryKey
  pages: UseInfiniteQueryResult<InfiniteData<Page>>
}

/** Reads the first page of a list anew, and only it: in a log, what is behind it does not change. */
export function NewestButton<Page>({ label, queryKey, pages }: NewestButtonProps<Page>) {
  const client = useQueryClient()
  // A log that also renews itself is not seen to turn all the time.
  const [isAsked, setIsAsked] = useState(false)
  const refresh = () => {
    client.setQueryData<InfiniteData<Page>>(queryKey, (known) =>
      known ? { pages: known.pages.slice(0, 1), pageParams: known.pageParams.slice(0, 1) } : known,
    )
    setIsAsked(true)
    void pages.refetch().finally(() => setIsAsked(false))
  }
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={`Read the newest ${label}`}
      title={`Read the newest ${label}`}
      disabled={pages.isFetching}
      onClick={refresh}
    >
      <RotateCw aria-hidden className={isAsked ? 'animate-spin' : undefined} />
    </Button>
  )
}
