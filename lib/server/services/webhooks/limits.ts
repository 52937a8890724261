/** More than anyone looks after, and what bounds all that goes on at once. */
export const mostWebhooks = 50

/** How many deliveries of one webhook are under way at most. Each has its own, so that no receiver waits for another's. */
export const perWebhook = 4

/** As many tries in a row have failed as make a receiver one that does not answer; it then gets one delivery at a time. */
export const failingAfter = 3

/** For one try as a whole. */
export const attemptTimeoutMs = 10_000

/** How long a try belongs to the process that began it: longer than a try can take, so that nobody else begins it too. */
export const claimMs = 30_000

export const mostResponseBytes = 4_096

/** The waits after each failed try, in milliseconds: eight tries over about 23 hours. */
export const waitsMs = [10_000, 60_000, 300_000, 1_800_000, 7_200_000, 21_600_000, 50_400_000] as const

/** Longer than every wait, in milliseconds: what is due later than that was put off by a clock that was wrong. */
export const longestWaitMs = 24 * 3_600_000

/** How long events and deliveries are kept, in milliseconds. */
export const retentionMs = 30 * 24 * 3_600_000

/** How long the secret before the last rotation signs too, in milliseconds. */
export const previousSecretMs = 24 * 3_600_000
