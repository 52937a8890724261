import { access } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { CliError } from '../errors'
import { EXIT } from '../exit-codes'
import { type DockerEngine, inspectDocker } from './docker-engine'
import { runOrFail } from './exec'
import { asRoot, requireRoot } from './privileges'

const DAEMON_LOG = '/var/log/lakehouse-dockerd.log'
const START_TIMEOUT_MS = 60_000

/**
 * Starts a Docker daemon that is installed and not running: by systemd where that runs the machine, else detached.
 * @throws CliError (exit code 3) when it does not come up within 60 s.
 */
export async function startDockerDaemon(report: (text: string) => void): Promise<DockerEngine> {
  if (process.platform !== 'linux') {
    throw new CliError('Docker is installed and not running.', {
      fix: 'Start Docker Desktop (or your engine) and run this again.',
      exitCode: EXIT.refused,
    })
  }
  await requireRoot('Starting the Docker daemon')
  const hasSystemd = await access('/run/systemd/system').then(
    () => true,
    () => false,
  )
  if (hasSystemd) {
    report('starting Docker: systemctl start docker')
    const [command, args] = asRoot('systemctl', ['start', 'docker'])
    await runOrFail(command, args, { timeoutMs: START_TIMEOUT_MS })
  } else {
    report(`starting Docker: dockerd, detached, its log in ${DAEMON_LOG}`)
    // A session of its own: Ctrl-C here must not stop the daemon.
    const [command, args] = asRoot('setsid', ['--fork', 'sh', '-c', 'exec dockerd >>"$0" 2>&1 </dev/null', DAEMON_LOG])
    await runOrFail(command, args, { timeoutMs: 10_000 })
  }
  const deadline = Date.now() + START_TIMEOUT_MS
  for (;;) {
    const engine = await inspectDocker()
    if (engine.state === 'running') return engine
    if (Date.now() > deadline) {
      throw new CliError(`The Docker daemon did not answer within ${START_TIMEOUT_MS / 1000} s.`, {
        fix: hasSystemd ? 'See why with: journalctl -u docker -n 50' : `See why in ${DAEMON_LOG}.`,
        exitCode: EXIT.refused,
      })
    }
    await sleep(500)
  }
}
