import { glob, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { settingsPagesOf } from '@/components/shell/navigation'

const pages = await Array.fromAsync(glob('**/page.tsx', { cwd: path.join(import.meta.dirname, '(console)') }))

describe('pages of the console', () => {
  it.each(pages)('%s asks who is there before anything else', async (page) => {
    const text = await readFile(path.join(import.meta.dirname, '(console)', page), 'utf8')
    const body = text.slice(text.search(/export default async function/))
    const first = body.slice(body.search(/\)(: [^{]+)? \{\n/)).split('\n')[1]
    expect(first).toMatch(/await require(Viewer\(\)|Role\('\w+'\))/)
  })

  const forAdmins = settingsPagesOf('admin').filter(
    ({ href }) => !settingsPagesOf('viewer').some((page) => page.href === href),
  )
  it.each(pages.filter((page) => forAdmins.some(({ href }) => `/${page}`.startsWith(`${href}/`))))(
    '%s is there for admins only',
    async (page) => {
      const text = await readFile(path.join(import.meta.dirname, '(console)', page), 'utf8')
      expect(text).toContain("await requireRole('admin')")
    },
  )
})
