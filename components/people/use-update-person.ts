import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, unwrap } from '@/lib/api-client'
import type { UpdatePerson } from '@/lib/contracts/people'
import { peopleQueries } from './queries'

/** Changes a person's name or role. */
export function useUpdatePerson(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: UpdatePerson) => unwrap(api.PATCH('/people/{id}', { params: { path: { id } }, body })),
    onSuccess: (person) => {
      client.setQueryData(peopleQueries.person(id).queryKey, person)
      void client.invalidateQueries({ queryKey: peopleQueries.lists() })
    },
  })
}
