import type { Cdc } from '@/lib/contracts/cdc'
import { readCdcState } from '@/lib/server/clients/cdc'

/** What a part that is off looks like. */
const absent: Cdc = {
  state: 'absent',
  since: null,
  error: null,
  startedAt: null,
  lastCommitAt: null,
  lagSeconds: null,
  lagBytes: null,
  acknowledgedLsn: null,
  slot: null,
  sourceSeenAt: null,
  tables: [],
  notes: [],
}

/** State and lag of change data capture. @throws {AppError} `upstream_*` where it is on and does not answer. */
export async function readCdc(signal?: AbortSignal): Promise<Cdc> {
  return (await readCdcState(signal)) ?? absent
}
