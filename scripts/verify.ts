import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

interface Step {
  name: string
  command: [string, ...string[]]
  /** The step waits for this file to exist. */
  needs?: string
}

/** All that can be proven without a stack, in the order in which it fails fastest. */
const steps: Step[] = [
  { name: 'Prisma client', command: ['prisma', 'generate'] },
  { name: 'Biome', command: ['biome', 'check', '.'] },
  { name: 'Route types', command: ['next', 'typegen'] },
  { name: 'TypeScript', command: ['tsc', '--noEmit'] },
  { name: 'Unit tests', command: ['vitest', 'run'] },
  { name: 'Unused code', command: ['knip'] },
  { name: 'Shell', command: ['bash', 'scripts/shellcheck.sh'] },
  { name: 'DAGs', command: ['bash', 'dags/verify'], needs: 'dags/verify' },
]

for (const { name, command, needs } of steps) {
  if (needs !== undefined && !existsSync(needs)) continue
  const startedAt = performance.now()
  const [program, ...parameters] = command
  const { status } = spawnSync(program, parameters, {
    stdio: 'inherit',
    // The schema engine is not used, but generating asks where it is.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true' },
  })
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
  process.stdout.write(`${status === 0 ? 'passed' : 'FAILED'}  ${name}  ${seconds} s\n`)
  if (status !== 0) process.exit(1)
}
