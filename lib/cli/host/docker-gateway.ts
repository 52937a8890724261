import { isIP } from 'node:net'
import { run } from './exec'

/** What Docker takes where nothing else is set. */
const usual = '172.17.0.1'

/** An address of this machine that containers reach too: that of Docker's own bridge. */
export async function findDockerGateway(): Promise<string> {
  const format = '{{range .IPAM.Config}}{{.Gateway}}{{end}}'
  const { exitCode, stdout } = await run('docker', ['network', 'inspect', 'bridge', '--format', format], {
    timeoutMs: 10_000,
  })
  const found = stdout.trim()
  return exitCode === 0 && isIP(found) !== 0 ? found : usual
}
