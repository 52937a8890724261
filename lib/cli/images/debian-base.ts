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

const MAKE_TIMEOUT_MS = 20 * 60_000
const IMPORT_TIMEOUT_MS = 5 * 60_000
/** Raised when the recipe below changes: machines that have the image of an earlier one make it anew. */
const RECIPE = 2

/** The image that `makeDebianBase` makes of a suite. */
export function debianReference(suite: string): string {
  return `lakehouse/debian:${suite}-${RECIPE}`
}

/**
 * Where this machine gets a Debian suite from, its security updates after it: its own sources of it, else, on Debian, those of its
 * own suite, as one archive carries all of them.
 * @throws CliError (exit code 3) when it has no source of the suite itself.
 */
export function chooseArchives(
  sources: readonly AptSource[],
  suite: string,
  system: { id: string; codename: string },
): AptSource[] {
  const find = (suffix: string): AptSource[] => {
    const own = system.id === 'debian' ? findArchive(sources, system.codename + suffix) : undefined
    const archive = findArchive(sources, suite + suffix) ?? own
    return archive ? [{ ...archive, suite: suite + suffix }] : []
  }
  const [archive] = find('')
  if (archive) return [archive, ...find('-security')]
  throw new CliError(`No apt source of this machine has the Debian suite ${suite}, which the images are built from.`, {
    fix: `Add a Debian archive with ${suite} main to /etc/apt/sources.list.d, or use the official images.`,
    exitCode: EXIT.refused,
  })
}

/**
 * Makes sure that `makeDebianBase` can work here. Before any of them runs: two at once would fight for apt's lock.
 * @throws CliError when mmdebstrap or root is not to be had.
 */
export async function requireMmdebstrap(report: (text: string) => void): Promise<void> {
  await requireRoot('Making the Debian base images with mmdebstrap')
  await requireProgram(['/usr/bin/mmdebstrap'], 'mmdebstrap', report)
}

/**
 * Makes a minimal Debian image, security updates included, from the machine's own archive. Needs what `requireMmdebstrap` checks.
 * mmdebstrap rather than debootstrap: it takes several suites at once.
 * @throws CliError when there is no archive or mmdebstrap fails.
 */
export async function makeDebianBase(
  suite: string,
  reference: string,
  signal: AbortSignal,
  report: (text: string) => void,
): Promise<void> {
  const archives = chooseArchives(await readAptSources(), suite, await detectOperatingSystem())
  // Not the system's temporary folder: that may be in memory or forbid devices, and the tree is some 300 MB.
  const workDir = await mkdtemp('/var/tmp/lakehouse-debian-')
  const archiveFile = join(workDir, 'root.tar')
  try {
    report(`mmdebstrap ${archives.map((archive) => archive.suite).join(' with ')} from ${archives[0]?.uri}`)
    const [command, args] = asRoot('env', [
      'PATH=/usr/sbin:/usr/bin:/sbin:/bin',
      `TMPDIR=${workDir}`,
      'mmdebstrap',
      '--mode=root',
      '--variant=minbase',
      '--include=ca-certificates',
      '--aptopt=Acquire::Retries "3"',
      // The image finds the archive's keys where its own packages put them, which need not be where this machine has them.
      '--customize-hook=sed --in-place "s/\\[signed-by=[^]]*\\] //" "$1/etc/apt/sources.list"',
      suite,
      archiveFile,
      ...archives.map(
        (archive) =>
          `deb ${archive.signedBy ? `[signed-by=${archive.signedBy}] ` : ''}${archive.uri} ${archive.suite} main`,
      ),
    ])
    await runLogged(command, args, { name: `debian-${suite}`, timeoutMs: MAKE_TIMEOUT_MS, signal }, () => {})
    report('storing the image')
    await runOrFail('docker', ['import', '--change', 'CMD ["bash"]', archiveFile, reference], {
      timeoutMs: IMPORT_TIMEOUT_MS,
    })
  } finally {
    // Without the interruption's signal: this has to happen also after Ctrl-C. Never into a mount that was left behind.
    const [command, args] = asRoot('rm', ['--recursive', '--force', '--one-file-system', workDir])
    await execa(command, args, { reject: false, timeout: 60_000 })
  }
}
