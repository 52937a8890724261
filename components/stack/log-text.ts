import type { BufferedLine } from './log-store'

/** A longer line is cut in the view, where it would slow the page down; a copy and the download have all of it. */
const shownCharacters = 3_000

/** What is shown of a line. */
export function shorten(text: string): { shown: string; hidden: number } {
  if (text.length <= shownCharacters) return { shown: text, hidden: 0 }
  return { shown: text.slice(0, shownCharacters), hidden: text.length - shownCharacters }
}

/** A text in parts: every second one is what the pattern finds. */
export function splitByHits(text: string, pattern: RegExp | null): string[] {
  if (pattern === null) return [text]
  const parts: string[] = []
  let start = 0
  for (const match of text.matchAll(new RegExp(pattern, 'gi'))) {
    parts.push(text.slice(start, match.index), match[0])
    start = match.index + match[0].length
  }
  parts.push(text.slice(start))
  return parts
}

/** `+0.013 s` from one instant to the next; minutes and hours where it is long. */
export function formatDelta(before: string | undefined, at: string): string {
  if (before === undefined) return '–'
  const deltaMs = Date.parse(at) - Date.parse(before)
  const sign = deltaMs < 0 ? '−' : '+'
  const seconds = Math.abs(deltaMs) / 1_000
  if (seconds < 100) return `${sign}${seconds.toFixed(3)} s`
  const minutes = seconds / 60
  return minutes < 100 ? `${sign}${minutes.toFixed(1)} min` : `${sign}${(minutes / 60).toFixed(1)} h`
}

/** Lines as they are copied: where they come from, then each with its timestamp; those that were chosen are marked where others are around. */
export function copyText(service: string, lines: readonly BufferedLine[], from: number, to: number): string {
  const hasContext = lines.some(({ key }) => key < from || key > to)
  const body = lines.map(({ key, at, text, isGap }) => {
    const mark = hasContext ? (key >= from && key <= to ? '> ' : '  ') : ''
    return `${mark}${isGap ? `-- ${text}` : `${at} ${text}`}`
  })
  return [`Log of ${service}, times in UTC`, ...body, ''].join('\n')
}

/** Which share of the whole, in whole percents, holds hits: where the scroll bar is marked. */
export function findMarks(hits: readonly number[], keys: (index: number) => number, count: number): number[] {
  const marks = new Set<number>()
  let hit = 0
  for (let index = 0; index < count && hit < hits.length; index++) {
    const key = keys(index)
    while (hit < hits.length && (hits[hit] ?? 0) < key) hit += 1
    if (hits[hit] === key) marks.add(Math.floor((index / count) * 100))
  }
  return [...marks]
}
