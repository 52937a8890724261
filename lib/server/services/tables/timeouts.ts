/** For what reads data. */
export const dataTimeoutMs = 60_000
