import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client'
import { providerFetch } from './provider-fetch'
import type { OidcSettings } from './settings'

/** How long what the provider says of itself is believed: so short that nobody is sent to one that is away. */
const memoryMs = 15_000

interface Known {
  settings: string
  until: number
  configuration: Promise<Configuration>
}

const holder = globalThis as typeof globalThis & { lakehouseOidc?: Known }

/** The provider, as it describes itself; asked for once in a while, and again at once where that failed. */
export function findProvider(settings: OidcSettings): Promise<Configuration> {
  const key = JSON.stringify(settings)
  const known = holder.lakehouseOidc
  const leftMs = (known?.until ?? 0) - Date.now()
  // More than ever was: the clock was set back.
  if (known?.settings === key && leftMs > 0 && leftMs <= memoryMs) return known.configuration
  const configuration = discover(settings)
  const found: Known = { settings: key, until: Date.now() + memoryMs, configuration }
  holder.lakehouseOidc = found
  configuration.catch(() => {
    if (holder.lakehouseOidc === found) delete holder.lakehouseOidc
  })
  return configuration
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  return discovery(issuer, clientId, undefined, authenticateBy(clientSecret), {
    [customFetch]: providerFetch(issuer),
    execute: [
      // The token comes from the provider itself; that it has signed it is checked all the same.
      enableNonRepudiationChecks,
      ...(issuer.protocol === 'http:' ? [allowInsecureRequests] : []),
    ],
  })
}

/** In the one of the two ways of giving a secret that the provider knows; where it names none, in that of the standard. */
function authenticateBy(clientSecret: string): ClientAuth {
  const basic = ClientSecretBasic(clientSecret)
  const post = ClientSecretPost(clientSecret)
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return (methods.includes('client_secret_basic') ? basic : post)(server, client, body, headers)
  }
}

/** Forgets the provider, so that the next sign-in asks anew; for tests. */
export function forgetProvider(): void {
  delete holder.lakehouseOidc
}
