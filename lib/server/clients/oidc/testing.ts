import { generateKeyPairSync } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** What the provider knows of someone, besides their subject. */
export interface ProviderAccount {
  email?: string
  email_verified?: boolean
  name?: string
}

export const testClient = { id: 'lakehouse', secret: 'test-6c1f0a9d4e27b358' }

export interface TestProvider {
  issuer: string
  /** Who can sign in there, by what they enter. */
  accounts: Map<string, ProviderAccount>
  close: () => Promise<void>
}

/**
 * A real provider of identities: panva's oidc-provider, with a sign-in page of its own that asks for a name and no password.
 *
 * @param host under which both the console and the browser reach it.
 */
export async function startTestProvider({
  redirectUri,
  host = '127.0.0.1',
  port = 0,
  clientSecret = testClient.secret,
}: {
  redirectUri: string
  host?: string
  port?: number
  clientSecret?: string
}): Promise<TestProvider> {
  const accounts = new Map<string, ProviderAccount>()
  let answer: http.RequestListener = () => {}
  const server = http.createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  const issuer = `http://${host}:${(server.address() as AddressInfo).port}`

  const key = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ format: 'jwk' })
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: testClient.id,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...key, alg: 'RS256', use: 'sig', kid: 'test' } as never] },
    cookies: { keys: ['test-only'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 60, Interaction: 600, Session: 600 },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/enter/${interaction.uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts.get(id) }) }),
    // Nobody is asked whether the console may know who they are.
    loadExistingGrant: async (context) => {
      const grant = new provider.Grant({
        clientId: context.oidc.client?.clientId ?? '',
        accountId: context.oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const byProvider = provider.callback()
  answer = (request, response) => {
    if (!request.url?.startsWith('/enter/')) return void byProvider(request, response)
    void enter(provider, request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  }
  return {
    issuer,
    accounts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const page = `<!doctype html><html lang="en"><title>Provider</title><h1>Provider of identities</h1>
<form method="post"><label>Name <input name="login"></label><button>Enter</button><button name="cancel" value="1">Cancel</button></form></html>`

/** The provider's own sign-in page. */
async function enter(provider: Provider, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html' }).end(page)
    return
  }
  let body = ''
  for await (const chunk of request) body += chunk
  const form = new URLSearchParams(body)
  await provider.interactionFinished(
    request,
    response,
    form.has('cancel')
      ? { error: 'access_denied', error_description: 'cancelled by the person' }
      : { login: { accountId: form.get('login') ?? '' } },
  )
}
