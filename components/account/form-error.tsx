import { CircleX } from 'lucide-react'
import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { ApiError } from '@/lib/api-client'

/** What the console said about a form as a whole; a field's own fault is shown beside the field. */
export function FormError({ error }: { error: unknown }) {
  if (!error) return null
  const problem = error instanceof ApiError ? error.problem : null
  return (
    <Alert tone="failing" role="alert">
      <CircleX aria-hidden />
      <AlertTitle>{problem?.title ?? 'That did not work'}</AlertTitle>
      {problem?.detail ? <AlertDescription>{problem.detail}</AlertDescription> : null}
    </Alert>
  )
}
