import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError } from '@/lib/api-client'

/** The console has answered: it has tried again itself where that helps. Asking once more only delays saying so. */
const isAnswer = (error: unknown) => error instanceof ApiError && error.problem.status > 0

/** A session that ended, or a password that must be changed, takes the person where that is done. */
function leaveWhereNeeded(error: unknown): void {
  if (typeof window === 'undefined' || !(error instanceof ApiError)) return
  const { code } = error.problem
  // The sign-in page says by itself what it was told.
  if (code === 'unauthenticated' && window.location.pathname !== '/sign-in') {
    window.location.assign(`/sign-in?next=${encodeURIComponent(window.location.pathname + window.location.search)}`)
  }
  if (code === 'password_change_required') window.location.assign('/change-password')
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhereNeeded }),
    mutationCache: new MutationCache({ onError: leaveWhereNeeded }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => failures < 2 && !isAnswer(error),
      },
    },
  })
}
