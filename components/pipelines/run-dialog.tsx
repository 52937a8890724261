'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { LoaderCircle, Play } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactElement, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { ErrorState } from '@/components/state/error-state'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
import { Skeleton } from '@/components/ui/skeleton'
import { ApiError, api, unwrap } from '@/lib/api-client'
import type { DagDetails, TriggerDagRun } from '@/lib/contracts/pipelines'
import { type Faults, fieldsOf, readConf } from './param-form'
import { ParamInput } from './param-input'
import { pipelineQueries, runHref } from './queries'

/** Asks for the DAG's params and starts a run, then goes to it. Open at first. */
export function RunDialog({ dagId, trigger }: { dagId: string; trigger: ReactElement }) {
  const [isOpen, setIsOpen] = useState(true)
  const dag = useQuery({ ...pipelineQueries.dag(dagId), enabled: isOpen })
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle className="wrap-anywhere">Run {dagId}</DialogTitle>
          <DialogDescription>
            {dag.data?.isPaused
              ? 'The DAG is paused: the run waits until someone lets it go on in Airflow.'
              : 'The run begins as soon as a worker is free.'}
          </DialogDescription>
        </DialogHeader>
        {dag.data ? (
          <RunForm dag={dag.data} />
        ) : dag.error ? (
          <ErrorState error={dag.error} title="The DAG could not be read" onRetry={() => void dag.refetch()} />
        ) : (
          <Skeleton className="h-24 w-full" />
        )}
      </DialogContent>
    </Dialog>
  )
}

/** A DAG without params takes whatever its code makes of `conf`. */
const wholeConf = {
  conf: {
    default: {},
    description: 'A JSON object for the run; most DAGs need none.',
    schema: { type: 'object', title: 'Configuration' },
  },
}

function RunForm({ dag }: { dag: DagDetails }) {
  const router = useRouter()
  const client = useQueryClient()
  const hasParams = Object.keys(dag.params).length > 0
  const fields = fieldsOf(hasParams ? dag.params : wholeConf)
  const [faults, setFaults] = useState<Faults>({})
  const run = useMutation({
    mutationFn: (body: TriggerDagRun) =>
      unwrap(api.POST('/dags/{dagId}/runs', { params: { path: { dagId: dag.dagId } }, body })),
    onSuccess: ({ dagRunId }) => {
      void client.invalidateQueries({ queryKey: pipelineQueries.runs(dag.dagId).queryKey })
      router.push(runHref(dag.dagId, dagRunId))
    },
    onError: (error) => {
      const field = error instanceof ApiError ? error.problem.field?.replace(/^conf\./, '') : undefined
      if (field !== undefined && fields.some((each) => each.name === field)) setFaults({ [field]: error.message })
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const entered = Object.fromEntries(
      fields.map(({ name, kind }) => {
        const value = data.get(`param.${name}`)
        return [name, kind === 'boolean' ? String(value === 'on') : String(value ?? '')]
      }),
    )
    const { conf, faults: found } = readConf(fields, entered)
    const values = hasParams ? conf : (conf.conf ?? {})
    if (!isObject(values)) found.conf = 'Enter a JSON object'
    setFaults(found)
    if (Object.keys(found).length > 0 || !isObject(values)) return
    const note = String(data.get('note') ?? '').trim()
    run.mutate({ conf: values, ...(note === '' ? {} : { note }) })
  }
  const hasFaults = Object.keys(faults).length > 0
  return (
    <form method="post" onSubmit={submit} className="grid gap-4" noValidate>
      <FormError error={hasFaults ? null : run.error} />
      {fields.map((field) => (
        <ParamInput key={field.name} field={field} fault={faults[field.name]} />
      ))}
      <ParamInput
        field={{ name: 'note', label: 'Note', hint: 'Why it is run; kept with the run.', kind: 'text', initial: '' }}
        name="note"
        maxLength={800}
      />
      <DialogFooter>
        <Button type="submit" variant="primary" disabled={run.isPending}>
          {run.isPending ? <LoaderCircle className="animate-spin" aria-hidden /> : <Play aria-hidden />}
          Run
        </Button>
      </DialogFooter>
    </form>
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
