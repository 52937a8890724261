// Exits 0 when node_modules holds what package-lock.json asks for. Runs on the system's Node, before any package is there.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = process.argv[2]
const installedFile = join(root, 'node_modules', '.package-lock.json')
if (!existsSync(installedFile)) process.exit(1)

const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages
const differs = Object.entries(wanted).some(([path, entry]) => {
  if (path === '' || entry.link) return false
  const found = installed[path]
  // An optional package is absent on the platforms that it is not made for.
  if (!found) return !entry.optional
  return found.version !== entry.version || found.integrity !== entry.integrity
})
process.exit(differs ? 1 : 0)
