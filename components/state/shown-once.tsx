import { KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { Alert, AlertTitle } from '@/components/ui/alert'
import { CopyButton } from './copy-button'

interface ShownOnceProps {
  value: string
  /** What it is: “link”. */
  name: string
  /** What to do with it. */
  children?: ReactNode
}

/** A secret that is not kept: here it can be read and copied, and nowhere else afterwards. */
export function ShownOnce({ value, name, children }: ShownOnceProps) {
  return (
    <div className="grid min-w-0 gap-3">
      <Alert tone="attention">
        <KeyRound aria-hidden />
        <AlertTitle>Copy the {name} now: it is shown this once.</AlertTitle>
      </Alert>
      <CopyText text={value} label={`Copy ${name}`} />
      {children}
    </div>
  )
}

/** A text in the words of machines, with its button to copy. */
export function CopyText({ text, label }: { text: string; label: string }) {
  return (
    <div className="flex min-w-0 items-start gap-2 rounded-md border bg-surface py-1.5 pr-1.5 pl-3">
      <code className="min-w-0 flex-1 whitespace-pre-wrap break-all py-1 font-mono text-sm">{text}</code>
      <CopyButton text={text} label={label} />
    </div>
  )
}
