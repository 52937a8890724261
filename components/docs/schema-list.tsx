import { cn } from '@/lib/utils/cn'
import type { DocumentedSchema } from './api-document'
import { schemaRows } from './schema-rows'
import { Words } from './words'

const indents = ['', 'ps-3', 'ps-6', 'ps-9', 'ps-12']

/** The fields of a value, each below the one that holds it. */
export function SchemaList({ schema, marks }: { schema: DocumentedSchema; marks: 'required' | 'optional' }) {
  const rows = schemaRows(schema)
  if (rows.length === 0) return null
  return (
    <dl className="divide-y divide-hairline rounded-md border text-sm">
      {rows.map(({ path, depth, type, isRequired, description, notes }) => (
        <div key={path} className="grid gap-x-4 gap-y-0.5 px-3 py-1.5 sm:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]">
          <dt className={cn('wrap-anywhere min-w-0', indents[Math.min(depth, indents.length - 1)])}>
            <code className="font-mono text-xs">{path}</code>{' '}
            <span className="text-muted-foreground text-xs">
              {type}
              {marks === 'required' && isRequired ? ', required' : ''}
              {marks === 'optional' && !isRequired ? ', may be left out' : ''}
            </span>
          </dt>
          <dd className="wrap-anywhere min-w-0 text-muted-foreground">
            <Words text={[description, ...notes].filter(Boolean).join(' ')} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
