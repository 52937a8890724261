/** A clock may be put right by this much between two looks and still be believed, in milliseconds. */
const believedDriftMs = 5 * 60_000

export interface Look {
  wallMs: number
  steadyMs: number
}

export const lookAtClock = (): Look => ({ wallMs: Date.now(), steadyMs: performance.now() })

/** Whether the machine's time went otherwise than time goes: what is old by it may not be. */
export function hasJumped(last: Look, now: Look): boolean {
  return Math.abs(now.wallMs - last.wallMs - (now.steadyMs - last.steadyMs)) > believedDriftMs
}
