import { parseAsString } from 'nuqs/server'

/** What is sought among the uploads, as the address has it. */
export const searchParser = parseAsString.withDefault('')
