import type { AuditEvent, AuditFilter } from '@/lib/contracts/audit'
import { readEvents, toAuditEvent } from './list'

const rowsAtOnce = 1_000

const columns: [name: string, read: (event: AuditEvent) => unknown][] = [
  ['at', ({ at }) => at],
  ['actor', ({ actor }) => actor.name],
  ['actorId', ({ actor }) => actor.id],
  ['actorKind', ({ actor }) => actor.kind],
  ['token', ({ actor }) => actor.tokenName],
  ['address', ({ address }) => address],
  ['action', ({ action }) => action],
  ['target', ({ target }) => target],
  ['outcome', ({ outcome }) => outcome],
  ['errorCode', ({ errorCode }) => errorCode],
  ['before', ({ before }) => before],
  ['after', ({ after }) => after],
  ['finishedAt', ({ finishedAt }) => finishedAt],
  ['requestId', ({ requestId }) => requestId],
  ['id', ({ id }) => id],
]

/** A cell by RFC 4180. What a spreadsheet would run as a formula is made text: names in the log are strangers' choice. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

const formats = {
  csv: {
    head: `${columns.map(([name]) => name).join(',')}\r\n`,
    line: (event: AuditEvent) => `${columns.map(([, read]) => cell(read(event))).join(',')}\r\n`,
  },
  ndjson: { head: '', line: (event: AuditEvent) => `${JSON.stringify(event)}\n` },
}

/** All events of a filter as text, the newest first, read a thousand at a time as they are taken. */
export async function* exportEvents(
  filter: AuditFilter,
  format: keyof typeof formats,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const { head, line } = formats[format]
  const encoder = new TextEncoder()
  yield encoder.encode(head)
  let before: bigint | undefined
  for (;;) {
    signal.throwIfAborted()
    const rows = await readEvents(filter, { before, take: rowsAtOnce })
    before = rows.at(-1)?.seq
    if (before === undefined) return
    yield encoder.encode(rows.map((row) => line(toAuditEvent(row))).join(''))
  }
}
