'use client'

import { Columns3 } from 'lucide-react'
import { Count, Dash } from '@/components/ingestion/words'
import { EmptyState } from '@/components/state/empty-state'
import type { DataColumn } from '@/components/table/data-column'
import { DataTable } from '@/components/table/data-table'
import { Badge } from '@/components/ui/badge'
import type { UploadProfile } from '@/lib/contracts/ingestion'

interface ProfiledColumn {
  place: number
  column: UploadProfile['columns'][number]
  /** Of the file. */
  rows: number
}

const shareFormat = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 })

const tableColumns: DataColumn<ProfiledColumn>[] = [
  { id: 'place', header: '#', value: ({ place }) => place, align: 'right', card: 'none' },
  {
    id: 'name',
    header: 'Column',
    value: ({ column }) => column.name,
    cell: ({ column }) => (
      <span className="font-mono text-xs" title={`In the file: ${column.source}`}>
        {column.name}
        {column.source === column.name ? null : <span className="text-muted-foreground"> {column.source}</span>}
      </span>
    ),
    card: 'title',
    width: '18rem',
  },
  {
    id: 'type',
    header: 'Type',
    value: ({ column }) => column.type,
    cell: ({ column: { type, form } }) =>
      type === null ? (
        <Dash />
      ) : (
        <span className="font-mono text-xs" title={form === null ? type : `Written as ${form}`}>
          {type}
          {form === null ? null : <span className="text-muted-foreground"> {form}</span>}
        </span>
      ),
    isFilter: true,
    width: '12rem',
  },
  {
    id: 'key',
    header: 'Key',
    value: ({ column }) => (column.isCandidateKey ? 'could be' : null),
    cell: ({ column }) => (column.isCandidateKey ? <Badge tone="outline">could be</Badge> : <Dash />),
    isFilter: true,
    card: 'state',
  },
  {
    id: 'nulls',
    header: 'Missing',
    value: ({ column }) => (column.nulls === null ? null : BigInt(column.nulls)),
    cell: ({ column: { nulls }, rows }) =>
      nulls === null ? (
        <Dash />
      ) : (
        <span>
          <Count value={nulls} />
          {nulls === '0' || rows === 0 ? null : (
            <span className="text-muted-foreground"> {shareFormat.format(Number(nulls) / rows)}</span>
          )}
        </span>
      ),
    align: 'right',
  },
  {
    id: 'distinct',
    header: 'Distinct',
    value: ({ column }) => (column.distinct === null ? null : BigInt(column.distinct)),
    cell: ({ column }) => <Count value={column.distinct} />,
    align: 'right',
  },
  {
    id: 'least',
    header: 'Least',
    value: ({ column }) => column.min,
    cell: ({ column }) => <Value text={column.min} />,
    width: '11rem',
  },
  {
    id: 'greatest',
    header: 'Greatest',
    value: ({ column }) => column.max,
    cell: ({ column }) => <Value text={column.max} />,
    width: '11rem',
  },
  {
    id: 'examples',
    header: 'Examples',
    value: ({ column }) => column.examples.join(', '),
    cell: ({ column }) => <Value text={column.examples.length === 0 ? null : column.examples.join(', ')} />,
    width: '18rem',
  },
]

/** What is in each column, by every row of the file. */
export function ProfileTable({ columns, rows }: { columns: UploadProfile['columns']; rows: string }) {
  const profiled = columns.map((column, index) => ({ place: index + 1, column, rows: Number(rows) }))
  return (
    <DataTable
      id="columns"
      label="columns"
      rows={profiled}
      columns={tableColumns}
      rowKey={({ place }) => String(place)}
      initialSort={{ id: 'place', desc: false }}
      empty={<EmptyState icon={Columns3} title="The file has no columns" />}
    />
  )
}

function Value({ text }: { text: string | null }) {
  return text === null ? <Dash /> : <span className="font-mono text-xs">{text}</span>
}
