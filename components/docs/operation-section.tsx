import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { bodyOf, type DocumentedOperation, type DocumentedParameter, failuresOf, successOf } from './api-document'
import { CodeBlock } from './code-block'
import { SchemaList } from './schema-list'
import { notesOf, schemaRows, typeOf } from './schema-rows'
import { toCurl } from './to-curl'
import { Words } from './words'

const scopeWords: Readonly<Record<string, string>> = {
  public: 'open to all',
  self: 'in a browser only',
}

/** One operation: what it does, what it takes, what it answers, and how to call it. */
export function OperationSection({ operation }: { operation: DocumentedOperation }) {
  const { method, path, summary, description, operationId } = operation
  const scope = operation['x-scope']
  const curl = toCurl(operation)
  return (
    <section aria-labelledby={operationId} className="flex min-w-0 scroll-mt-16 flex-col gap-4 border-t pt-6">
      <header className="flex flex-col gap-1.5">
        <div className="flex flex-wrap items-center gap-2">
          <h2 id={operationId} className="scroll-mt-16 font-semibold text-lg">
            <a href={`#${operationId}`} className="rounded-sm hover:underline">
              {summary}
            </a>
          </h2>
          <Badge tone="outline" title="The scope that it asks for">
            {scopeWords[scope] ?? scope}
          </Badge>
          {operation.deprecated ? <Badge tone="attention">until {operation['x-sunset']}</Badge> : null}
        </div>
        <p className="wrap-anywhere font-mono text-sm">
          <span className="font-semibold">{method}</span> <span className="text-muted-foreground">/api/v1</span>
          {path}
        </p>
        {description ? (
          <p className="max-w-3xl text-muted-foreground text-sm">
            <Words text={description} />
          </p>
        ) : null}
        {operation['x-audit-action'] ? (
          <p className="text-muted-foreground text-xs">
            <Words text={`In the audit log: \`${operation['x-audit-action']}\``} />
          </p>
        ) : null}
      </header>
      <Parameters parameters={operation.parameters ?? []} />
      <Body operation={operation} />
      <Answer operation={operation} />
      <Failures operation={operation} />
      {curl === null ? (
        <p className="text-muted-foreground text-sm">No token is let in: a person does this in a browser.</p>
      ) : (
        <Part title="Example">
          <CodeBlock text={curl} label="Copy the call" />
        </Part>
      )}
    </section>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium text-sm">{title}</h3>
      {children}
    </div>
  )
}

const places = { path: 'in the path', query: 'in the query', header: 'a header' } as const

function Parameters({ parameters }: { parameters: DocumentedParameter[] }) {
  if (parameters.length === 0) return null
  return (
    <Part title="Parameters">
      <dl className="divide-y divide-hairline rounded-md border text-sm">
        {parameters.map(({ in: place, name, required, description, schema }) => (
          <div
            key={`${place} ${name}`}
            className="grid gap-x-4 gap-y-0.5 px-3 py-1.5 sm:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]"
          >
            <dt className="wrap-anywhere min-w-0">
              <code className="font-mono text-xs">{name}</code>{' '}
              <span className="text-muted-foreground text-xs">
                {typeOf(schema)}, {places[place]}
                {required && place !== 'path' ? ', required' : ''}
              </span>
            </dt>
            <dd className="wrap-anywhere min-w-0 text-muted-foreground">
              <Words text={[description, ...notesOf(schema)].filter(Boolean).join(' ')} />
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  )
}

function Body({ operation }: { operation: DocumentedOperation }) {
  const body = bodyOf(operation)
  if (!body) return null
  return (
    <Part title={`Body: ${body.contentType}`}>
      {schemaRows(body.schema).length === 0 ? (
        <p className="text-muted-foreground text-sm">The file as it is.</p>
      ) : (
        <SchemaList schema={body.schema} marks="required" />
      )}
      {body.example === undefined ? null : (
        <CodeBlock text={JSON.stringify(body.example, null, 2)} label="Copy the body" />
      )}
    </Part>
  )
}

function Answer({ operation }: { operation: DocumentedOperation }) {
  const success = successOf(operation)
  if (!success) return null
  const { status, description, headers, contentType, media, others } = success
  const types = [contentType, ...others].filter((type) => type !== undefined)
  return (
    <Part title={`Answer: ${status}${types.length > 0 ? ` ${types.join(' or ')}` : ''}`}>
      <p className="max-w-3xl text-muted-foreground text-sm">
        <Words text={description} />
      </p>
      {headers.length > 0 ? (
        <ul className="flex flex-col gap-1 text-muted-foreground text-sm">
          {headers.map(({ name, description: meaning }) => (
            <li key={name}>
              <Words text={`\`${name}\`: ${meaning}`} />
            </li>
          ))}
        </ul>
      ) : null}
      {media && contentType === 'text/event-stream' ? <Events variants={media.schema.oneOf ?? []} /> : null}
      {media && contentType !== 'text/event-stream' ? <SchemaList schema={media.schema} marks="optional" /> : null}
      {media?.example === undefined ? null : (
        <CodeBlock
          text={typeof media.example === 'string' ? media.example.trimEnd() : JSON.stringify(media.example, null, 2)}
          label="Copy the answer"
        />
      )}
    </Part>
  )
}

/** What each kind of event holds. */
function Events({ variants }: { variants: NonNullable<DocumentedParameter['schema']['oneOf']> }) {
  const events = variants.map(({ title = '', properties }) => ({
    title,
    content: properties?.data?.contentSchema ?? {},
  }))
  const plain = events.filter(({ content }) => schemaRows(content).length === 0).map(({ title }) => `\`${title}\``)
  return (
    <>
      {events
        .filter(({ content }) => schemaRows(content).length > 0)
        .map(({ title, content }) => (
          <div key={title} className="flex flex-col gap-1">
            <p className="text-muted-foreground text-sm">
              <Words
                text={
                  title === 'message'
                    ? 'The `data` of each event without a name:'
                    : `The \`data\` of an event \`${title}\`:`
                }
              />
            </p>
            <SchemaList schema={content} marks="optional" />
          </div>
        ))}
      {plain.length > 0 ? (
        <p className="text-muted-foreground text-sm">
          <Words text={`Without data: ${plain.join(', ')}.`} />
        </p>
      ) : null}
    </>
  )
}

function Failures({ operation }: { operation: DocumentedOperation }) {
  return (
    <Part title="Errors">
      <ul className="flex flex-col gap-x-6 gap-y-1 text-sm sm:columns-2 sm:[&>li]:mb-1 sm:block">
        {failuresOf(operation).map(({ status, code, title }) => (
          <li key={code} className="wrap-anywhere break-inside-avoid text-muted-foreground">
            <span className="tabular-nums">{status}</span>{' '}
            <a href={`/docs/api#${code}`} className="font-mono text-foreground text-xs hover:underline">
              {code}
            </a>{' '}
            {title}
          </li>
        ))}
      </ul>
    </Part>
  )
}
