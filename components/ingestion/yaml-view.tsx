import { CircleX } from 'lucide-react'
import type { DeclarationFault } from '@/lib/contracts/ingestion'
import { cn } from '@/lib/utils/cn'

/** A YAML file with its lines numbered, and below each what is wrong with it. */
export function YamlView({ yaml, faults }: { yaml: string; faults: readonly DeclarationFault[] }) {
  const lines = yaml.replace(/\n$/, '').split('\n')
  const byLine = new Map<number, DeclarationFault[]>()
  for (const fault of faults) {
    const line = Math.min(Math.max(fault.line ?? 1, 1), lines.length)
    byLine.set(line, [...(byLine.get(line) ?? []), fault])
  }
  return (
    <section
      aria-label="The file"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-[70dvh] overflow-auto py-2 focus-visible:outline-offset-[-2px]"
    >
      <ol className="w-max min-w-full font-mono text-xs leading-5">
        {lines.map((text, index) => {
          const found = byLine.get(index + 1) ?? []
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            <li key={index}>
              <div className={cn('flex pr-4', found.length > 0 && 'bg-failing-soft')}>
                <span
                  aria-hidden
                  className="sticky left-0 w-12 shrink-0 select-none bg-inherit pr-4 text-right text-muted-foreground"
                >
                  {index + 1}
                </span>
                <code className="whitespace-pre">{text === '' ? ' ' : text}</code>
              </div>
              {found.map(({ path, message }) => (
                <p
                  key={`${path} ${message}`}
                  className="sticky left-0 flex w-fit max-w-[min(90vw,48rem)] items-start gap-2 py-1 pl-12 font-sans text-failing"
                >
                  <CircleX className="mt-0.5 size-3.5 shrink-0" aria-hidden />
                  <span className="wrap-anywhere">
                    {path === '' ? null : <span className="font-mono">{path}: </span>}
                    {message}
                  </span>
                </p>
              ))}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
