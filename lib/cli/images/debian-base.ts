import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { CliError } from '../errors'
import { EXIT } from '../exit-codes'
import { type AptSource, findArchive, readAptSources } from '../host/apt-sources'
import { runOrFail } from '../host/exec'
import { requireProgram } from '../host/install-packages'
import { detectOperatingSystem } from '../host/operating-system'
import { asRoot, requireRoot } from '../host/privileges'
import { runLogged } from './build-image'

const DEBOOTSTRAP_TIMEOUT_MS = 20 * 60_000
const IMPORT_TIMEOUT_MS = 5 * 60_000

/**
 * Where this machine gets a Debian suite from: its own source of it, else, on Debian, that of its own suite, as one archive
 * carries all of them.
 * @throws CliError (exit code 3) when it has none.
 */
export function chooseArchive(
  sources: readonly AptSource[],
  suite: string,
  system: { id: string; codename: string },
): AptSource {
  const archive =
    findArchive(sources, suite) ?? (system.id === 'debian' ? findArchive(sources, system.codename) : undefined)
  if (archive) return archive
  throw new CliError(`No apt source of this machine has the Debian suite ${suite}, which the images are built from.`, {
    fix: `Add a Debian archive with ${suite} main to /etc/apt/sources.list.d, or use the official images.`,
    exitCode: EXIT.refused,
  })
}

/**
 * Makes sure that `makeDebianBase` can work here. Before any of them runs: two at once would fight for apt's lock.
 * @throws CliError when debootstrap or root is not to be had.
 */
export async function requireDebootstrap(report: (text: string) => void): Promise<void> {
  await requireRoot('Making the Debian base images with debootstrap')
  await requireProgram(['/usr/sbin/debootstrap', '/usr/bin/debootstrap'], 'debootstrap', report)
}

/**
 * Makes a minimal Debian image with debootstrap from the machine's own archive. Needs what `requireDebootstrap` checks.
 * @throws CliError when there is no archive or debootstrap fails.
 */
export async function makeDebianBase(
  suite: string,
  reference: string,
  signal: AbortSignal,
  report: (text: string) => void,
): Promise<void> {
  const archive = chooseArchive(await readAptSources(), suite, await detectOperatingSystem())
  // Not the system's temporary folder: that may be in memory or forbid devices, and the tree is some 300 MB.
  const workDir = await mkdtemp('/var/tmp/lakehouse-debian-')
  const tree = join(workDir, 'root')
  const archiveFile = join(workDir, 'root.tar')
  const keyring = archive.signedBy ? [`--keyring=${archive.signedBy}`] : []
  try {
    report(`debootstrap ${suite} from ${archive.uri}`)
    const [command, args] = asRoot('env', [
      'PATH=/usr/sbin:/usr/bin:/sbin:/bin',
      'debootstrap',
      '--variant=minbase',
      '--include=ca-certificates',
      ...keyring,
      suite,
      tree,
      archive.uri,
    ])
    const options = { name: `debian-${suite}`, timeoutMs: DEBOOTSTRAP_TIMEOUT_MS, signal }
    await runLogged(command, args, options, () => {})
    report('storing the image')
    const leftOut = ['./var/cache/apt/archives/*.deb', './var/lib/apt/lists/*', './var/log/*', './dev/*', './proc/*']
    const [tar, tarArgs] = asRoot('tar', [
      '--create',
      '--numeric-owner',
      ...leftOut.map((pattern) => `--exclude=${pattern}`),
      `--file=${archiveFile}`,
      `--directory=${tree}`,
      '.',
    ])
    await runOrFail(tar, tarArgs, { timeoutMs: IMPORT_TIMEOUT_MS })
    await runOrFail('docker', ['import', '--change', 'CMD ["bash"]', archiveFile, reference], {
      timeoutMs: IMPORT_TIMEOUT_MS,
    })
  } finally {
    // Without the interruption's signal: this has to happen also after Ctrl-C. Never into a mount that was left behind.
    const [command, args] = asRoot('rm', ['--recursive', '--force', '--one-file-system', workDir])
    await execa(command, args, { reject: false, timeout: 60_000 })
  }
}
