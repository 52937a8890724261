import { expect, test } from 'vitest'
import { setting } from '../../integration/settings'
import { lakehouse } from '../cli'

/** Where nobody listens: to the CLI the same as a daemon that is stopped, which `--stop-docker` really does. */
const env = { DOCKER_HOST: 'unix:///nonexistent/docker.sock' }

test.each([[['status']], [['status', '--json']], [['logs', 'trino']], [['restart']], [['down']]])(
  'with a faked Docker that does not answer, %j says so and ends with 4',
  async (args) => {
    const { exitCode, output, durationMs } = await lakehouse(setting('HOME'), args, { env })
    expect(exitCode, output).toBe(4)
    expect(output).toMatch(/Docker cannot be reached: .*nonexistent/)
    expect(output).toMatch(/Start it/)
    expect(durationMs).toBeLessThan(30_000)
  },
)

test('with a faked Docker that does not answer, doctor goes on with the rest', async () => {
  const { exitCode, output } = await lakehouse(setting('HOME'), ['doctor'], { env })
  expect(exitCode, output).toBe(1)
  expect(output).toMatch(/Docker: the daemon does not answer/)
  expect(output).toMatch(/Settings: .* is well-formed/)
})
