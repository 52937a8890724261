import { describe, expect, it } from 'vitest'
import { readLogLines } from './log-lines'

const at = (second: number) => `2026-11-23T05:49:0${second}.123456789Z`

function frame(stream: 1 | 2, text: string | Buffer): Buffer {
  const body = Buffer.from(text)
  const header = Buffer.alloc(8)
  header[0] = stream
  header.writeUInt32BE(body.length, 4)
  return Buffer.concat([header, body])
}

const collect = async (chunks: Buffer[]) => (await Array.fromAsync(readLogLines(chunks))).flat()

const split = (bytes: Buffer, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size))

describe('readLogLines', () => {
  const bytes = Buffer.concat([
    frame(1, `${at(1)} größer\n`),
    frame(2, `${at(2)} \u001b[31mred\u001b[0m\r\n`),
    frame(1, `${at(3)} \n${at(4)} last`),
  ])
  const lines = [
    { at: at(1), stream: 'stdout', text: 'größer' },
    { at: at(2), stream: 'stderr', text: 'red' },
    { at: at(3), stream: 'stdout', text: '' },
    { at: at(4), stream: 'stdout', text: 'last' },
  ]

  it.each([1, 2, 3, 7, 8, 9, 64, 10_000])('finds the same lines in chunks of %i bytes', async (size) => {
    expect(await collect(split(bytes, size))).toEqual(lines)
  })

  it('joins a line, and a letter, that two frames share', async () => {
    const text = Buffer.from(`${at(1)} é\n`)
    const cut = text.length - 2
    expect(
      await collect([frame(1, text.subarray(0, cut)), frame(2, `${at(2)} between\n`), frame(1, text.subarray(cut))]),
    ).toEqual([
      { at: at(2), stream: 'stderr', text: 'between' },
      { at: at(1), stream: 'stdout', text: 'é' },
    ])
  })

  it('cuts a line that never ends', async () => {
    const [line, ...rest] = await collect([frame(1, `${at(1)} ${'x'.repeat(200_000)}`)])
    expect(line?.text.length).toBeLessThanOrEqual(64 * 1024)
    expect(rest).toEqual([])
  })
})
