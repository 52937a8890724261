import { StringDecoder } from 'node:string_decoder'
import type { ServiceLogLine } from '@/lib/contracts/services'
import { stripControlCharacters } from './strip-control-characters'

const headerBytes = 8
/** A longer line is taken apart here, so that one that never ends cannot fill the memory. Nothing of it is lost. */
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
    let start = 0
    while (rest.length - start >= headerBytes) {
      const end = start + headerBytes + rest.readUInt32BE(start + 4)
      if (rest.length < end) break
      const stream: StreamName = rest[start] === 2 ? 'stderr' : 'stdout'
      splitters[stream].push(rest.subarray(start + headerBytes, end), lines)
      start = end
    }
    rest = rest.subarray(start)
    if (lines.length > 0) yield lines
  }
  const last: ServiceLogLine[] = []
  for (const splitter of Object.values(splitters)) splitter.finish(last)
  if (last.length > 0) yield last
}

const timestamp = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z) ?/

class LineSplitter {
  private readonly stream: StreamName
  private readonly decoder = new StringDecoder('utf8')
  /** What was written of a line so far. */
  private text = ''
  private at: string | undefined

  constructor(stream: StreamName) {
    this.stream = stream
  }

  push(bytes: Buffer, lines: ServiceLogLine[]): void {
    let frame = this.decoder.write(bytes)
    // The engine takes a line of more than 16 KiB apart and puts the timestamp of its beginning before each part.
    if (this.at !== undefined && frame.startsWith(this.at)) frame = frame.slice(this.at.length).replace(/^ /, '')
    const parts = frame.split('\n')
    const last = parts.pop() ?? ''
    for (const part of parts) {
      this.add(part)
      this.emit(lines)
      this.text = ''
      this.at = undefined
    }
    this.add(last)
    if (this.text.length > maxLineLength) {
      // The rest of the line goes on under the same timestamp.
      this.emit(lines)
      this.text = ''
    }
  }

  finish(lines: ServiceLogLine[]): void {
    if (this.text !== '') this.emit(lines)
  }

  private add(part: string): void {
    if (this.at === undefined) {
      const match = timestamp.exec(part)
      if (!match) return
      this.at = match[1]
      this.text = part.slice(match[0].length)
    } else {
      this.text += part
    }
  }

  private emit(lines: ServiceLogLine[]): void {
    if (this.at === undefined) return
    const text = stripControlCharacters(this.text)
    for (let start = 0; start === 0 || start < text.length; start += maxLineLength) {
      lines.push({ at: this.at, stream: this.stream, text: text.slice(start, start + maxLineLength) })
    }
  }
}
