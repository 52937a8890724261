import { formatBytes, formatDuration, formatInteger } from '@/lib/utils/format'

/** `1.5 MiB`; the exact number on hover. */
export function Bytes({ value, className }: { value: number; className?: string }) {
  return (
    <span data-numeric title={`${formatInteger(value)} bytes`} className={className}>
      {formatBytes(value)}
    </span>
  )
}

/** `1 min 33 s`; the exact number on hover. */
export function Duration({ valueMs, className }: { valueMs: number; className?: string }) {
  return (
    <span data-numeric title={`${formatInteger(Math.round(valueMs))} ms`} className={className}>
      {formatDuration(valueMs)}
    </span>
  )
}
