import { readFile } from 'node:fs/promises'
import { env } from '@/lib/server/env'

/** The certificate of the authority that signed Trino's, which is public: who connects to Trino has to know it. */
export function readAuthority(): Promise<string> {
  return readFile(env.LAKEHOUSE_CA_FILE, 'utf8')
}
