import { readFile } from 'node:fs/promises'

export interface OperatingSystem {
  /** `debian`, `ubuntu`, …; `darwin` or `win32` where there is no os-release. */
  readonly id: string
  readonly versionId: string
  /** `bookworm`, `noble`, …; empty where there is none. */
  readonly codename: string
  readonly prettyName: string
}

export async function detectOperatingSystem(): Promise<OperatingSystem> {
  try {
    return parseOsRelease(await readFile('/etc/os-release', 'utf8'))
  } catch {
    return { id: process.platform, versionId: '', codename: '', prettyName: process.platform }
  }
}

export function parseOsRelease(text: string): OperatingSystem {
  const fields = new Map(
    text.split('\n').flatMap((line) => {
      const match = /^([A-Z_]+)=(?:"(.*)"|'(.*)'|(.*))$/.exec(line.trim())
      return match?.[1] ? [[match[1], match[2] ?? match[3] ?? match[4] ?? ''] as const] : []
    }),
  )
  return {
    id: fields.get('ID') ?? 'linux',
    versionId: fields.get('VERSION_ID') ?? '',
    codename: fields.get('VERSION_CODENAME') ?? '',
    prettyName: fields.get('PRETTY_NAME') ?? 'Linux',
  }
}
