import type { ServiceLogLine } from '@/lib/contracts/services'

/** How many lines of a log a browser keeps: the newest. The whole of it can be downloaded. */
export const maxLogLines = 5_000

export interface BufferedLine extends ServiceLogLine {
  /** Counts up; stays with its line when older ones go. */
  key: number
}

/** Adds lines at the end and lets the oldest go. */
export function appendLines(kept: readonly BufferedLine[], lines: readonly ServiceLogLine[]): BufferedLine[] {
  const first = (kept.at(-1)?.key ?? -1) + 1
  const added = lines.map((line, index) => ({ ...line, key: first + index }))
  return [...kept, ...added].slice(-maxLogLines)
}

/** The lines that contain a text, whatever its case. */
export function filterLines(lines: readonly BufferedLine[], search: string): readonly BufferedLine[] {
  const wanted = search.trim().toLowerCase()
  return wanted === '' ? lines : lines.filter(({ text }) => text.toLowerCase().includes(wanted))
}

/** How loud a line is, by the word that nearly every logger writes near its start. */
export function levelOf(text: string): 'failing' | 'attention' | null {
  const start = text.slice(0, 160)
  if (/\b(ERROR|FATAL|CRITICAL|PANIC)\b/i.test(start)) return 'failing'
  return /\bWARN(ING)?\b/i.test(start) ? 'attention' : null
}
