import type { ServiceLogLine } from '@/lib/contracts/services'

/** How many lines of a log a browser keeps: the newest. All of it can be downloaded. */
export const maxLogLines = 20_000
/** And how many characters: a line may have 65,536. */
export const maxLogCharacters = 20_000_000

/** The view is renewed at most so often, in milliseconds, however many lines come. */
const renewMs = 100

/** How loud a line is. */
export type LogLevel = 'failing' | 'attention' | 'quiet'

export interface BufferedLine extends ServiceLogLine {
  /** Counts up; stays with its line when older ones go. */
  key: number
  level: LogLevel
  /** Not a line of the log: it says that some may be missing here. */
  isGap: boolean
}

export interface LogCriteria {
  /** Text to find, whatever its case. */
  search: string
  /** Lines quieter than this are not shown. */
  level: LogLevel
  /** Whether only lines that hold the text are shown. */
  onlyHits: boolean
}

export interface LogView {
  /** The lines to show, the oldest first. */
  shown: readonly BufferedLine[]
  /** The keys of those that hold the text that is sought. */
  hits: readonly number[]
  /** How many lines are kept, shown or not. */
  kept: number
  /** Whether older lines had to go. */
  isTrimmed: boolean
  /** Finds the text that is sought; null when none is. */
  pattern: RegExp | null
}

const loudness: Record<LogLevel, number> = { quiet: 0, attention: 1, failing: 2 }

/** The newest lines of a log, what of them is shown, and where a text is found: kept up to date line by line, within bounds. */
export class LogStore {
  private lines: BufferedLine[] = []
  private characters = 0
  private isTrimmed = false
  private shown: BufferedLine[] = []
  private hits: number[] = []
  private criteria: LogCriteria = { search: '', level: 'quiet', onlyHits: false }
  private pattern: RegExp | null = null
  private nextKey = 0
  private lastLevel: Record<ServiceLogLine['stream'], LogLevel> = { stdout: 'quiet', stderr: 'quiet' }
  private readonly listeners = new Set<() => void>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private view: LogView = { shown: [], hits: [], kept: 0, isTrimmed: false, pattern: null }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly read = (): LogView => this.view

  append(lines: readonly ServiceLogLine[]): void {
    for (const line of lines) {
      const level = isContinuation(line.text) ? this.lastLevel[line.stream] : levelOf(line.text)
      this.lastLevel[line.stream] = level
      this.add({ ...line, key: this.nextKey++, level, isGap: false })
    }
    this.trim()
    this.renewSoon()
  }

  /** Notes that lines may be missing after an instant. */
  appendGap(after: string): void {
    const text = 'Lines may be missing here. The download has what Docker has kept of them.'
    this.add({ at: after, stream: 'stderr', text, key: this.nextKey++, level: 'failing', isGap: true })
    this.trim()
    this.renewSoon()
  }

  clear(): void {
    this.lines = []
    this.characters = 0
    this.isTrimmed = false
    this.lastLevel = { stdout: 'quiet', stderr: 'quiet' }
    this.arrange()
  }

  setCriteria(criteria: LogCriteria): void {
    const { search, level, onlyHits } = this.criteria
    if (search === criteria.search && level === criteria.level && onlyHits === criteria.onlyHits) return
    this.criteria = criteria
    this.pattern = criteria.search === '' ? null : new RegExp(escapePattern(criteria.search), 'i')
    this.arrange()
  }

  /** The lines from one key to another and some around them, shown or not. */
  around(from: number, to: number, context: number): BufferedLine[] {
    const start = Math.max(0, findByKey(this.lines, from) - context)
    return this.lines.slice(start, findByKey(this.lines, to) + 1 + context)
  }

  dispose(): void {
    clearTimeout(this.timer)
    this.timer = undefined
  }

  private add(line: BufferedLine): void {
    this.lines.push(line)
    this.characters += line.text.length
    this.arrangeLine(line)
  }

  private arrangeLine(line: BufferedLine): void {
    const { level, onlyHits } = this.criteria
    if (loudness[line.level] < loudness[level]) return
    const isHit = !line.isGap && this.pattern?.test(line.text) === true
    if (isHit) this.hits.push(line.key)
    if (isHit || line.isGap || !onlyHits || this.pattern === null) this.shown.push(line)
  }

  private arrange(): void {
    this.shown = []
    this.hits = []
    for (const line of this.lines) this.arrangeLine(line)
    this.renew()
  }

  private trim(): void {
    let gone = 0
    while (this.lines.length - gone > maxLogLines || this.characters > maxLogCharacters) {
      this.characters -= this.lines[gone]?.text.length ?? 0
      gone += 1
    }
    if (gone === 0) return
    this.isTrimmed = true
    this.lines.splice(0, gone)
    const first = this.lines[0]?.key ?? 0
    this.shown.splice(0, findByKey(this.shown, first))
    const firstHit = this.hits.findIndex((key) => key >= first)
    this.hits.splice(0, firstHit < 0 ? this.hits.length : firstHit)
  }

  private renewSoon(): void {
    this.timer ??= setTimeout(() => this.renew(), renewMs)
  }

  private renew(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    const { shown, hits, isTrimmed, pattern } = this
    this.view = { shown: shown.slice(), hits: hits.slice(), kept: this.lines.length, isTrimmed, pattern }
    for (const listener of this.listeners) listener()
  }
}

/** Where, among lines in order, the one with a key is, or the first after it. */
export function findByKey(lines: readonly { key: number }[], key: number): number {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((lines[middle]?.key ?? 0) < key) low = middle + 1
    else high = middle
  }
  return low
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** A line that goes on with the one before, as in a stack trace, is as loud as that. */
function isContinuation(text: string): boolean {
  return /^(?:\s+\S|Caused by: |Traceback \(most recent call last\))/.test(text)
}

const failing = 'ERROR|FATAL|CRITICAL|PANIC|SEVERE'
const attention = 'WARN|WARNING'
const calm = 'TRACE|DEBUG|INFO|NOTICE|LOG|STATEMENT|HINT'
const word = new RegExp(`\\b(?:(${failing})|(${attention})|(?:${calm}))\\b`)
const named = new RegExp(`(?:\\[\\s*|\\blevel"?\\s*[=:]\\s*"?)(?:(${failing})|(${attention})|(?:${calm}))\\b`, 'i')
/** Pino's numbers. */
const numbered = /"level":(?:([56]0)|(40)|\d)/
/** Go's glog: a letter and the date. */
const glog = /^(?:([EF])|(W)|[ID])\d{4} \d\d:/

/** How loud a line is, by the first level that it names near its start, in one of the ways that the stack's services have. */
export function levelOf(text: string): LogLevel {
  const start = text.slice(0, 200)
  const match = glog.exec(start) ?? numbered.exec(start) ?? named.exec(start) ?? word.exec(start)
  if (match?.[1]) return 'failing'
  return match?.[2] ? 'attention' : 'quiet'
}
