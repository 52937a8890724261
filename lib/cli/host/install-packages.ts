import { access, readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { CliError } from '../errors'
import { EXIT } from '../exit-codes'
import { interruption } from '../interruption'
import { type AptSource, findArchive } from './apt-sources'
import { runOrFail } from './exec'
import type { OperatingSystem } from './operating-system'
import { asRoot } from './privileges'

const LOCK_TIMEOUT_MS = 300_000
const DEBIAN_KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg'

export interface InstallPlan {
  readonly packages: readonly string[]
  /** Files to write first, by path. */
  readonly files: ReadonlyMap<string, string>
  /** Lines that tell a person what will happen. */
  readonly explanation: readonly string[]
}

/**
 * How Docker with compose and buildx gets onto this machine from its distribution's own archives.
 * @throws CliError (exit code 3) where we do not know how.
 */
export function planDockerInstall(system: OperatingSystem, sources: readonly AptSource[]): InstallPlan {
  const debianVersion = system.id === 'debian' ? Number.parseInt(system.versionId, 10) : Number.NaN
  if (debianVersion === 12) {
    const archive = findArchive(sources, system.codename || 'bookworm')
    if (!archive) {
      throw new CliError(
        "Docker is not installed, and the machine's apt sources name no archive for bookworm to take it from.",
        {
          fix: 'Install Docker 25 or newer with compose and buildx, then run this again.',
          exitCode: EXIT.refused,
        },
      )
    }
    return {
      packages: ['docker.io/trixie', 'docker-cli/trixie', 'docker-compose/trixie', 'docker-buildx/trixie'],
      files: new Map([
        ['/etc/apt/preferences.d/lakehouse-trixie', 'Package: *\nPin: release n=trixie\nPin-Priority: 100\n'],
        [
          '/etc/apt/sources.list.d/lakehouse-trixie.sources',
          `Types: deb\nURIs: ${archive.uri}\nSuites: trixie\nComponents: main\nSigned-By: ${archive.signedBy ?? DEBIAN_KEYRING}\n`,
        ],
      ]),
      explanation: [
        'Docker is not installed. This will, as root:',
        `  · add the suite trixie of this machine's own archive (${archive.uri}) at priority 100, so that nothing else is upgraded from it`,
        "  · apt-get install docker.io docker-cli docker-compose docker-buildx (from trixie: Debian 12's own are too old)",
      ],
    }
  }
  if (debianVersion >= 13) return simplePlan(['docker.io', 'docker-cli', 'docker-compose', 'docker-buildx'], 'Debian')
  if (system.id === 'ubuntu') return simplePlan(['docker.io', 'docker-compose-v2', 'docker-buildx'], 'Ubuntu')
  throw new CliError(`Docker is not installed, and on ${system.prettyName} this does not install it for you.`, {
    fix: 'Install Docker Engine 25 or newer with its compose and buildx plugins, start it, then run this again.',
    exitCode: EXIT.refused,
  })
}

function simplePlan(packages: readonly string[], distribution: string): InstallPlan {
  return {
    packages,
    files: new Map(),
    explanation: [
      'Docker is not installed. This will, as root:',
      `  · apt-get install ${packages.join(' ')} (from ${distribution}'s own archive)`,
    ],
  }
}

/** Carries out a plan; a machine where it ran before ends up the same. */
export async function installPackages(
  plan: Pick<InstallPlan, 'packages' | 'files'>,
  report: (text: string) => void,
): Promise<void> {
  for (const [path, content] of plan.files) {
    if ((await readFile(path, 'utf8').catch(() => '')) === content) continue
    report(`writing ${path}`)
    const [command, args] = asRoot('tee', [path])
    await runOrFail(command, args, { input: content, timeoutMs: 30_000 })
  }
  report('apt-get update')
  await updateLists(report)
  report(`apt-get install ${plan.packages.join(' ')}`)
  await apt(['install', '-y', '-qq', '--no-install-recommends', ...plan.packages], 900_000)
}

/** DPkg::Lock::Timeout covers dpkg's lock alone; on a new machine an automatic update often holds that of the lists. */
async function updateLists(report: (text: string) => void): Promise<void> {
  const deadline = Date.now() + LOCK_TIMEOUT_MS
  for (;;) {
    try {
      return await apt(['update', '-qq'], 300_000)
    } catch (error) {
      const isLocked = error instanceof CliError && error.message.includes('Could not get lock')
      if (!isLocked || Date.now() > deadline) throw error
      report('waiting for another apt-get to end')
      await sleep(5_000, undefined, { signal: interruption.signal })
    }
  }
}

async function apt(args: readonly string[], timeoutMs: number): Promise<void> {
  const [command, rootArgs] = asRoot('env', [
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-o',
    `DPkg::Lock::Timeout=${LOCK_TIMEOUT_MS / 1000}`,
    ...args,
  ])
  await runOrFail(command, rootArgs, { timeoutMs })
}

/**
 * Makes sure that a program is there, from its Debian or Ubuntu package.
 * @throws CliError when it is missing and apt cannot install it.
 */
export async function requireProgram(
  paths: readonly string[],
  packageName: string,
  report: (text: string) => void,
): Promise<void> {
  for (const path of paths) {
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return
  }
  if (
    !(await access('/usr/bin/apt-get').then(
      () => true,
      () => false,
    ))
  ) {
    throw new CliError(`${packageName} is needed and not installed.`, {
      fix: `Install ${packageName} and run this again.`,
      exitCode: EXIT.refused,
    })
  }
  report(`installing ${packageName}`)
  await installPackages({ packages: [packageName], files: new Map() }, report)
}
