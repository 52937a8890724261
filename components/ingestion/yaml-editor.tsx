'use client'

import { CircleX } from 'lucide-react'
import { useRef } from 'react'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import type { DeclarationFault } from '@/lib/contracts/ingestion'

interface YamlEditorProps {
  yaml: string
  faults: readonly DeclarationFault[]
  onChange: (yaml: string) => void
}

/** A pipeline's file to be edited, with what is wrong by line. Its text area is the browser's: nothing to load, and no keys to learn. */
export function YamlEditor({ yaml, faults, onChange }: YamlEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const lines = yaml.split('\n').length
  const atFault = new Set(faults.map(({ line }) => line))
  const goTo = (line: number) => {
    const start =
      yaml
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0)
    const end = yaml.indexOf('\n', start)
    area.current?.focus()
    area.current?.setSelectionRange(start, end === -1 ? yaml.length : end)
  }
  return (
    <Card>
      <CardHeader>
        <CardTitle>The file</CardTitle>
        <CardDescription>What the form shows, as it is kept</CardDescription>
      </CardHeader>
      <div className="flex max-h-[60dvh] overflow-auto py-2 font-mono text-xs leading-5">
        <ol aria-hidden className="shrink-0 select-none px-3 text-right text-muted-foreground">
          {Array.from({ length: lines }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            <li key={index} className={atFault.has(index + 1) ? 'font-medium text-failing' : undefined}>
              {index + 1}
            </li>
          ))}
        </ol>
        <textarea
          ref={area}
          name="yaml"
          aria-label="YAML"
          aria-invalid={faults.length > 0}
          aria-describedby="yaml-faults"
          value={yaml}
          rows={Math.max(lines, 16)}
          wrap="off"
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
          className="min-w-0 flex-1 resize-none overflow-x-auto overflow-y-hidden bg-transparent pr-4 leading-5 focus-visible:outline-offset-[-2px]"
        />
      </div>
      <ul id="yaml-faults" aria-live="polite" className="divide-y border-t empty:hidden">
        {faults.map(({ path, line, message }) => (
          <li key={`${path} ${line} ${message}`} className="flex items-start gap-2 px-4 py-2 text-sm">
            <CircleX className="mt-0.5 size-4 shrink-0 text-failing" aria-hidden />
            <span className="wrap-anywhere">
              {line === null ? null : (
                <button type="button" className="mr-2 underline underline-offset-4" onClick={() => goTo(line)}>
                  Line {line}
                </button>
              )}
              {path === '' ? null : <span className="mr-2 font-mono text-xs">{path}</span>}
              {message}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
