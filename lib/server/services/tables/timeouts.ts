/** For what the catalog answers without reading data. */
export const metadataTimeoutMs = 30_000
/** For what reads data. */
export const dataTimeoutMs = 60_000
