import { StringDecoder } from 'node:string_decoder'
import { stripVTControlCharacters } from 'node:util'
import type { ServiceLogLine } from '@/lib/contracts/services'

const headerBytes = 8
/** A line that never ends is cut here, so that it cannot fill the memory. */
const maxLineLength = 64 * 1024

type StreamName = ServiceLogLine['stream']

/**
 * Takes the engine's log stream apart: frames of an 8-byte header (stream, three zeros, length) and text, whose borders are neither
 * those of the chunks nor those of the lines. Lines come out a batch per chunk, with their timestamps.
 */
export async function* readLogLines(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
): AsyncGenerator<ServiceLogLine[]> {
  const splitters: Record<StreamName, LineSplitter> = {
    stdout: new LineSplitter('stdout'),
    stderr: new LineSplitter('stderr'),
  }
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const lines: ServiceLogLine[] = []
    while (rest.length >= headerBytes) {
      const end = headerBytes + rest.readUInt32BE(4)
      if (rest.length < end) break
      const stream: StreamName = rest[0] === 2 ? 'stderr' : 'stdout'
      splitters[stream].push(rest.subarray(headerBytes, end), lines)
      rest = rest.subarray(end)
    }
    if (lines.length > 0) yield lines
  }
  const last: ServiceLogLine[] = []
  for (const splitter of Object.values(splitters)) splitter.finish(last)
  if (last.length > 0) yield last
}

class LineSplitter {
  private readonly stream: StreamName
  private readonly decoder = new StringDecoder('utf8')
  private text = ''

  constructor(stream: StreamName) {
    this.stream = stream
  }

  push(bytes: Buffer, lines: ServiceLogLine[]): void {
    this.text += this.decoder.write(bytes)
    const parts = this.text.split('\n')
    this.text = parts.pop() ?? ''
    for (const part of parts) this.emit(part, lines)
    if (this.text.length > maxLineLength) this.finish(lines)
  }

  finish(lines: ServiceLogLine[]): void {
    if (this.text !== '') this.emit(this.text, lines)
    this.text = ''
  }

  private emit(raw: string, lines: ServiceLogLine[]): void {
    const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z) ?(.*)$/s.exec(raw)
    if (!match?.[1]) return
    const text = stripVTControlCharacters(match[2] ?? '').replace(/\r$/, '')
    lines.push({ at: match[1], stream: this.stream, text: text.slice(0, maxLineLength) })
  }
}
