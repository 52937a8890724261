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

  it('joins a line of more than 16 KiB, whose every part the engine gives the timestamp of the first', async () => {
    expect(
      await collect([
        frame(1, `${at(1)} ${'a'.repeat(16_384)}`),
        frame(2, `${at(2)} between\n`),
        frame(1, `${at(1)} ${'b'.repeat(16_384)}`),
        frame(1, `${at(1)} end\n`),
        frame(1, `${at(3)} next\n`),
      ]),
    ).toEqual([
      { at: at(2), stream: 'stderr', text: 'between' },
      { at: at(1), stream: 'stdout', text: `${'a'.repeat(16_384)}${'b'.repeat(16_384)}end` },
      { at: at(3), stream: 'stdout', text: 'next' },
    ])
  })

  it('takes apart a line that never ends, and loses nothing of it', async () => {
    const parts = Array.from({ length: 20 }, (_, part) => frame(1, `${at(1)} ${`${part % 10}`.repeat(16_384)}`))
    const lines = await collect(parts)
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(line.text.length).toBeLessThanOrEqual(64 * 1024)
    expect(new Set(lines.map((line) => line.at))).toEqual(new Set([at(1)]))
    expect(lines.map(({ text }) => text).join('')).toBe(
      Array.from({ length: 20 }, (_, part) => `${part % 10}`.repeat(16_384)).join(''),
    )
  })
})
