/** How an infinite query goes through a list of the API: from its beginning, then where the page before says. */
export const cursorPages = {
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor,
}

/** A page's place in its list, as the API takes it: left out for the first. */
export function toCursorQuery(pageParam: string | null): { cursor?: string } {
  return pageParam === null ? {} : { cursor: pageParam }
}
