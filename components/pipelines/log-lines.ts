export type LogTone = 'failing' | 'attention' | 'quiet' | 'heading' | null

export interface LogLine {
  /** As Airflow wrote it; null where a line goes on from the one before. */
  at: string | null
  text: string
  tone: LogTone
}

const tones: Record<string, LogTone> = {
  DEBUG: 'quiet',
  WARNING: 'attention',
  ERROR: 'failing',
  CRITICAL: 'failing',
}

/**
 * A task's log as lines to show. Airflow's `::group::` marks become headings; a traceback has the tone of the line that it belongs
 * to.
 */
export function readLogLines(log: string): LogLine[] {
  const lines: LogLine[] = []
  let tone: LogTone = null
  for (const raw of log.trimEnd().split('\n')) {
    const [, at = null, level = '', text = raw] =
      /^(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)) (?:(DEBUG|INFO|WARNING|ERROR|CRITICAL) )?(.*)$/.exec(raw) ?? []
    if (at !== null) tone = tones[level] ?? null
    const heading = /^::group::(.*)$/.exec(text)?.[1]
    if (heading !== undefined) lines.push({ at, text: heading, tone: 'heading' })
    else if (text !== '::endgroup::') lines.push({ at, text, tone })
  }
  return lines
}
