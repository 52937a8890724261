'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { operationQueries } from '@/components/operations/queries'
import { api, unwrap } from '@/lib/api-client'

export type ServiceChange = 'start' | 'stop' | 'restart'

/** Asks for a change of a service. How it goes is told by its operation. */
export function useChangeService(name: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: ServiceChange) => {
      const options = { params: { path: { name } } }
      switch (change) {
        case 'start':
          return unwrap(api.POST('/services/{name}/start', options))
        case 'stop':
          return unwrap(api.POST('/services/{name}/stop', options))
        case 'restart':
          return unwrap(api.POST('/services/{name}/restart', options))
      }
    },
    onSuccess: () => client.invalidateQueries({ queryKey: operationQueries.all }),
  })
}
