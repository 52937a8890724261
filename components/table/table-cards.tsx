'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { cellContent } from './cell-content'
import type { DataColumn } from './data-column'
import type { GridRow } from './table-grid'

const cardsPerStep = 100

export function TableCards<Row extends object>({
  columns,
  rows,
  onOpen,
}: {
  columns: readonly DataColumn<Row>[]
  rows: GridRow<Row>[]
  onOpen: ((row: Row) => void) | undefined
}) {
  const [limit, setLimit] = useState(cardsPerStep)
  const of = (role: DataColumn<Row>['card']) => columns.filter((column) => (column.card ?? 'detail') === role)
  const choices = of('choice')
  const titles = of('title')
  const states = of('state')
  const actions = of('action')
  const details = of('detail')
  return (
    <ul className="divide-y md:hidden">
      {rows.slice(0, limit).map(({ id, original }) => {
        const title = titles.map((column) => <span key={column.id}>{cellContent(column, original)}</span>)
        return (
          <li key={id} data-row={id} className="grid gap-2 px-3 py-3">
            <div className="flex items-start gap-3">
              {choices.map((column) => (
                <div key={column.id}>{cellContent(column, original)}</div>
              ))}
              <div className="mr-auto grid min-w-0 justify-items-start gap-1">
                {onOpen ? (
                  <button
                    type="button"
                    onClick={() => onOpen(original)}
                    className="wrap-anywhere rounded-sm text-left font-medium"
                  >
                    {title}
                  </button>
                ) : (
                  <div className="wrap-anywhere font-medium">{title}</div>
                )}
                {states.map((column) => (
                  <div key={column.id}>{cellContent(column, original)}</div>
                ))}
              </div>
              <div className="flex shrink-0 gap-1">
                {actions.map((column) => (
                  <div key={column.id}>{cellContent(column, original)}</div>
                ))}
              </div>
            </div>
            {details.length > 0 ? (
              <dl className="grid grid-cols-2 gap-x-4 gap-y-1.5 text-sm">
                {details.map((column) => (
                  <div key={column.id} className="min-w-0">
                    <dt className="text-muted-foreground text-xs">
                      {column.header} {column.unit}
                    </dt>
                    <dd className="wrap-anywhere">{cellContent(column, original)}</dd>
                  </div>
                ))}
              </dl>
            ) : null}
          </li>
        )
      })}
      {rows.length > limit ? (
        <li className="p-3">
          <Button className="w-full" onClick={() => setLimit(limit + cardsPerStep)}>
            Show more
          </Button>
        </li>
      ) : null}
    </ul>
  )
}
