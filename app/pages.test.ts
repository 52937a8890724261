import { glob, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const pages = await Array.fromAsync(glob('**/page.tsx', { cwd: path.join(import.meta.dirname, '(console)') }))

describe('pages of the console', () => {
  it.each(pages)('%s asks who is there before anything else', async (page) => {
    const text = await readFile(path.join(import.meta.dirname, '(console)', page), 'utf8')
    const body = text.slice(text.search(/export default async function/))
    const first = body.slice(body.search(/\)(: [^{]+)? \{\n/)).split('\n')[1]
    expect(first).toContain('await requireViewer()')
  })
})
