import { CliError } from '../errors'
import { EXIT } from '../exit-codes'

/** What docker and its plugins say when no daemon answers. */
const complaints =
  /cannot connect to the docker daemon|is the docker daemon running|error during connect|failed to connect to the docker/i

/** Whether a call of `docker` failed because there is no daemon, rather than because of what was asked. */
export const isDockerAway = (complaint: string): boolean => complaints.test(complaint)

export function dockerUnreachable(missing: boolean, complaint: string): CliError {
  const message = missing
    ? 'Docker is not installed.'
    : `Docker cannot be reached: ${complaint.trim().split('\n')[0] ?? 'no answer'}`
  return new CliError(message, {
    fix: 'Start it (./lakehouse up does so too), then run this again.',
    exitCode: EXIT.unreachable,
  })
}
