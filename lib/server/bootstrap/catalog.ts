import { z } from 'zod'
import { tableBucket } from './object-store'

const timeoutMs = 20_000

async function request(url: string, init: RequestInit, allowed: number[] = []): Promise<Response> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) })
  if (!response.ok && !allowed.includes(response.status)) {
    throw new Error(
      `Iceberg catalog answered ${response.status} to ${init.method} ${new URL(url).pathname}: ${await response.text()}`,
    )
  }
  return response
}

/**
 * Makes the schemas, each with a location of its own: a table in a schema without one would land beside other schemas' files.
 *
 * @param uri address of the Iceberg REST catalog.
 * @param credential S3 key of the table bucket's owner, as `accessKeyId:secretAccessKey`.
 * @returns the schemas made now.
 */
export async function ensureSchemas(uri: string, credential: string, schemas: string[]): Promise<string[]> {
  const [clientId = '', clientSecret = ''] = credential.split(':')
  const token = z.object({ access_token: z.string() }).parse(
    await (
      await request(`${uri}/v1/oauth/tokens`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: clientSecret,
          scope: 'catalog',
        }),
      })
    ).json(),
  )
  const headers = { authorization: `Bearer ${token.access_token}`, 'content-type': 'application/json' }
  const made: string[] = []
  for (const schema of schemas) {
    const body = { namespace: [schema], properties: { location: `s3://${tableBucket}/${schema}` } }
    const response = await request(
      `${uri}/v1/${tableBucket}/namespaces`,
      { method: 'POST', headers, body: JSON.stringify(body) },
      [409],
    )
    if (response.status !== 409) made.push(schema)
  }
  return made
}
