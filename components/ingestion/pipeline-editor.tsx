'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleCheck, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { type FocusEvent, type FormEvent, type ReactNode, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { SubmitButton } from '@/components/account/submit-button'
import { ConfirmContent } from '@/components/confirm/confirm-dialog'
import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { confirm } from '@/components/ui/toast'
import { api, unwrap } from '@/lib/api-client'
import type { DeclarationFault, WritePipeline } from '@/lib/contracts/ingestion'
import { formatInteger } from '@/lib/utils/format'
import { ColumnFields, NameFields, RuleFields, SourceFields } from './declaration-fields'
import { type Draft, emptyDraft, toDeclaration, toDraft } from './draft'
import { FilePreviewCard } from './file-preview-card'
import { ingestionPipelineHref, ingestionQueries, type VersionedPipeline } from './queries'
import { useLeaveGuard } from './use-leave-guard'
import { useValidation } from './use-validation'
import { YamlEditor } from './yaml-editor'

const tabs = ['form', 'yaml'] as const

interface PipelineEditorProps {
  /** The one that is changed; null where one is made. */
  edited: VersionedPipeline | null
  /** Of which a new one is made. */
  like: VersionedPipeline | null
}

/** What is entered, and in which form it counts. */
interface Entered {
  mode: (typeof tabs)[number]
  draft: Draft
  yaml: string
}

/** A new one begins without the names, which there can be only once. */
function beginning({ edited, like }: PipelineEditorProps, tab: (typeof tabs)[number] | null): Entered {
  if (edited) {
    const { declaration, yaml } = edited
    return {
      mode: declaration === null ? 'yaml' : (tab ?? 'form'),
      draft: declaration ? toDraft(declaration) : emptyDraft,
      yaml,
    }
  }
  const draft = like?.declaration ? { ...toDraft(like.declaration), name: '', table: '', prefix: '' } : emptyDraft
  return { mode: tab ?? 'form', draft, yaml: yamlOutline }
}

/** What a file needs at least, for who begins with it. */
const yamlOutline = `name: orders
source:
  prefix: raw/orders/
  format: csv
target:
  table: orders
  key: [order_id]
  columns:
    - { name: order_id, type: bigint }
`

/** Makes or changes a pipeline: by a form or by its file, checked as one types. */
export function PipelineEditor(props: PipelineEditorProps) {
  const { edited } = props
  const router = useRouter()
  const client = useQueryClient()
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(tabs).withOptions({ history: 'replace' }))
  const [base, setBase] = useState(edited)
  const [entered, setEntered] = useState(() => beginning(props, tab))
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [isChanged, setIsChanged] = useState(false)
  const { mode, draft, yaml } = entered
  const content: WritePipeline =
    mode === 'form'
      ? { declaration: toDeclaration(draft) as unknown as NonNullable<WritePipeline['declaration']> }
      : { yaml }
  const replaces = edited === null ? {} : { replaces: edited.name }
  const validation = useValidation(
    mode === 'form' ? { declaration: toDeclaration(draft), ...replaces } : { yaml, ...replaces },
  )
  // Its newest, to see whether someone else changes it meanwhile.
  const newest = useQuery({ ...ingestionQueries.pipeline(edited?.name ?? ''), enabled: edited !== null }).data
  const save = useMutation({
    mutationFn: async () => {
      if (base === null) return unwrap(api.POST('/ingestion/pipelines', { body: content }))
      const headers = base.etag === null ? {} : { 'if-match': base.etag }
      return unwrap(
        api.PUT('/ingestion/pipelines/{name}', { params: { path: { name: base.name } }, headers, body: content }),
      )
    },
    onSuccess: ({ name }) => {
      setIsChanged(false)
      void client.invalidateQueries({ queryKey: ingestionQueries.all })
      router.push(ingestionPipelineHref(name))
      confirm(base === null ? 'Pipeline created' : 'Pipeline changed')
    },
    onError: () => {
      if (base !== null) void client.invalidateQueries({ queryKey: ingestionQueries.pipeline(base.name).queryKey })
    },
  })
  const guard = useLeaveGuard(isChanged && !save.isPending && !save.isSuccess)
  const isOutdated =
    base !== null && newest !== undefined && newest.etag !== base.etag && !save.isPending && !save.isSuccess
  const faults = validation.result?.faults ?? []
  const isAsked = touched.has(everything)
  const change = (next: Partial<Entered>) => {
    setEntered({ ...entered, ...next })
    setIsChanged(true)
    save.reset()
  }
  const showNewest = () => {
    if (!newest) return
    setBase(newest)
    setEntered(beginning({ edited: newest, like: null }, mode))
    setIsChanged(false)
    save.reset()
  }
  const choose = async (next: (typeof tabs)[number]) => {
    if (next === mode) return
    const switched = await inMode(next, { entered, validation, isChanged, base })
    if (switched === null) return
    setEntered(switched)
    void setTab(next)
  }
  const touch = ({ target }: FocusEvent) => {
    const name = target.getAttribute('name')
    if (name !== null && !touched.has(name)) setTouched(new Set([...touched, name]))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTouched(new Set([...touched, everything]))
    if (validation.isCurrent && faults.length > 0) return
    save.mutate()
  }
  const shownFaults = isAsked || edited !== null ? faults : faults.filter((fault) => isTouched(fault, touched))
  const canShowForm = mode === 'form' || (validation.isCurrent && validation.result?.declaration !== null)
  return (
    <form method="post" onSubmit={submit} onBlur={touch} className="grid min-w-0 gap-6" noValidate>
      {isOutdated ? (
        <Alert tone="attention">
          <TriangleAlert aria-hidden />
          <AlertTitle>Someone else has changed it meanwhile</AlertTitle>
          <AlertDescription className="grid justify-items-start gap-2">
            What is entered here cannot be saved over theirs.
            <Button size="sm" onClick={showNewest}>
              Show theirs
            </Button>
          </AlertDescription>
        </Alert>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <fieldset className="inline-flex rounded-md border border-control p-0.5">
          <legend className="sr-only">Enter it by</legend>
          {tabs.map((each) => (
            <Button
              key={each}
              size="sm"
              variant="ghost"
              aria-pressed={each === mode}
              disabled={each === 'form' && !canShowForm}
              title={each === 'form' && !canShowForm ? 'Once the file is right' : undefined}
              onClick={() => void choose(each)}
              className="aria-pressed:text-foreground"
            >
              {each === 'form' ? 'Form' : 'YAML'}
            </Button>
          ))}
        </fieldset>
        {mode === 'form' && edited?.yaml.includes('#') ? (
          <p className="text-muted-foreground text-sm">
            The file has comments: they go when it is saved from the form.
          </p>
        ) : null}
      </div>
      {mode === 'form' ? (
        <Form
          draft={draft}
          faults={shownFaults}
          isNameFixed={edited !== null}
          onChange={(next) => change({ draft: next })}
        />
      ) : (
        <YamlEditor yaml={yaml} faults={faults} onChange={(next) => change({ yaml: next })} />
      )}
      <div className="sticky bottom-0 z-10 -mx-4 grid gap-3 border-t bg-background/95 px-4 py-3 backdrop-blur md:-mx-6 md:px-6">
        <FormError error={save.error} />
        <div className="flex flex-wrap items-center justify-end gap-3">
          <Verdict validation={validation} isShown={isAsked || isChanged || edited !== null} />
          <SubmitButton isPending={save.isPending}>
            {edited === null ? 'Create pipeline' : 'Save pipeline'}
          </SubmitButton>
        </div>
      </div>
      <Dialog open={guard.isAsking} onOpenChange={(open) => (open ? undefined : guard.stay())}>
        {guard.isAsking ? (
          <ConfirmContent
            title="Leave without saving?"
            description="What was entered here is lost."
            action="Leave"
            cancel="Stay"
            change={{ error: null, isPending: false }}
            onConfirm={guard.leave}
          />
        ) : null}
      </Dialog>
    </form>
  )
}

/** Among what is touched: all of it, once someone wanted to save. */
const everything = '*'

/** Whether someone has been at the field that a fault is of. */
function isTouched({ path }: DeclarationFault, touched: ReadonlySet<string>): boolean {
  return [...touched].some((name) => path === name || path.startsWith(`${name}[`) || path.startsWith(`${name}.`))
}

interface Switch {
  entered: Entered
  validation: ReturnType<typeof useValidation>
  isChanged: boolean
  base: VersionedPipeline | null
}

/** What is entered in the other form; null where it does not fit into it. */
async function inMode(
  mode: Entered['mode'],
  { entered, validation: { result, isCurrent }, isChanged, base }: Switch,
): Promise<Entered | null> {
  if (mode === 'form') {
    const declaration = isCurrent ? result?.declaration : null
    return declaration ? { ...entered, mode, draft: toDraft(declaration) } : null
  }
  // With its comments, as long as it is just the file.
  if (base && !isChanged) return { ...entered, mode, yaml: base.yaml }
  if (isCurrent && result?.yaml) return { ...entered, mode, yaml: result.yaml }
  const { stringify } = await import('yaml')
  return { ...entered, mode, yaml: stringify(toDeclaration(entered.draft), { lineWidth: 0 }) }
}

function Verdict({
  validation: { result, isCurrent, error },
  isShown,
}: {
  validation: Switch['validation']
  isShown: boolean
}) {
  if (!isShown) return null
  const count = result?.faults.length ?? 0
  const words = (): ReactNode => {
    if (error && !result) return <span className="text-failing">It cannot be checked just now</span>
    if (!isCurrent) {
      return (
        <>
          <LoaderCircle className="size-4 animate-spin" aria-hidden />
          Checking
        </>
      )
    }
    if (count === 0) {
      return (
        <>
          <CircleCheck className="size-4 text-ok" aria-hidden />
          It is right
        </>
      )
    }
    return (
      <span className="text-failing">
        {count === 1
          ? `Not right yet: ${result?.faults[0]?.path ?? ''}`
          : `${formatInteger(count)} things are not right yet`}
      </span>
    )
  }
  return (
    <p className="wrap-anywhere mr-auto flex items-center gap-2 text-muted-foreground text-sm" aria-live="polite">
      {words()}
    </p>
  )
}

function Form({
  draft,
  faults,
  isNameFixed,
  onChange,
}: {
  draft: Draft
  faults: readonly DeclarationFault[]
  isNameFixed: boolean
  onChange: (draft: Draft) => void
}) {
  const props = { draft, faults, onChange }
  return (
    <div className="grid min-w-0 items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="grid min-w-0 gap-6">
        <Section title="Pipeline">
          <NameFields {...props} isNameFixed={isNameFixed} />
        </Section>
        <Section title="What it reads">
          <SourceFields {...props} />
        </Section>
        <Section title="Rules">
          <RuleFields {...props} />
        </Section>
      </div>
      <div className="grid min-w-0 gap-6">
        <FilePreviewCard draft={draft} onChange={onChange} />
        <Section title="Columns" description="Types are strict: what does not fit is kept aside">
          <ColumnFields {...props} />
        </Section>
      </div>
    </div>
  )
}

function Section({ title, description, children }: { title: string; description?: string; children: ReactNode }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
        {description ? <CardDescription>{description}</CardDescription> : null}
      </CardHeader>
      <CardContent>{children}</CardContent>
    </Card>
  )
}
