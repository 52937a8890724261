import { CopyButton } from '@/components/state/copy-button'

/** Text to read and to copy. @param label what it is, for its button: “Copy the call”. */
export function CodeBlock({ text, label }: { text: string; label: string }) {
  return (
    <div className="group relative min-w-0 rounded-md border bg-surface">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <pre tabIndex={0} className="max-h-96 overflow-auto p-3 pr-10 font-mono text-xs leading-5">
        {text}
      </pre>
      <CopyButton text={text} label={label} className="absolute top-1.5 right-1.5 bg-surface" />
    </div>
  )
}
