'use client'

import { type QueryKey, type UseQueryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Live } from '@/lib/contracts/base'
import { liveChannel } from './live-channel'
import { useNow } from './use-now'

export interface LiveResult<Data> {
  data: Data | null
  /** When the data was read at its source. */
  at: string | null
  /** Why there is nothing newer, as the console or the connection tells. */
  error: Live<Data>['error']
  /** The data is older than twice its period, or its source is gone: show it greyed, with its age. */
  isStale: boolean
  /** Nothing has arrived yet, neither data nor an error. */
  isPending: boolean
}

/**
 * A query whose value is renewed by a stream of `Live<Data>`. The query's own function gives the first value; the page
 * may have prefetched it. All components of a tab share one connection per address; a hidden tab keeps none.
 *
 * @param url the stream, such as `/api/v1/services/events`.
 */
export function useLive<Data, Key extends QueryKey>(
  options: UseQueryOptions<Live<Data>, Error, Live<Data>, Key>,
  url: string,
): LiveResult<Data> {
  const client = useQueryClient()
  const query = useQuery({ ...options, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false })
  const channel = liveChannel(url)
  const connection = useSyncExternalStore(channel.watchConnection, channel.connection, () => 'connecting' as const)
  const now = useNow()
  // What was left here by an earlier visit is given time to be renewed before it is called late.
  const [beganAt] = useState(() => Date.now())
  const keyText = JSON.stringify(options.queryKey)

  useEffect(() => {
    const queryKey = JSON.parse(keyText) as QueryKey
    return liveChannel(url).subscribe((value) => {
      // A first answer that is still on its way is older than this.
      void client.cancelQueries({ queryKey, exact: true }, { revert: false, silent: true })
      client.setQueryData(queryKey, value as Live<Data>)
    })
  }, [client, url, keyText])

  const live = query.data
  const periodMs = live?.periodMs ?? 0
  const isLate = live !== undefined && now - Math.max(query.dataUpdatedAt, beganAt) > Math.max(2 * periodMs, 3_000)
  const lost =
    connection === 'lost' && isLate
      ? { code: 'connection_lost', title: 'The connection to the console is lost', detail: 'Trying again.' }
      : null
  const queryError = query.error && !live ? { code: 'query_failed', title: query.error.message } : null
  return {
    data: live?.data ?? null,
    at: live?.at ?? null,
    error: live?.error ?? lost ?? queryError,
    isStale: live !== undefined && live.data !== null && (live.error !== null || isLate),
    isPending: (live === undefined || (live.data === null && live.error === null)) && queryError === null,
  }
}
