import autocannon from 'autocannon'

const timeoutSeconds = 30

export interface Load {
  url: string
  token: string
  /** Paths in turn; what `url` names when left out. */
  paths?: readonly string[]
  connections: number
  durationSeconds: number
  /** Requests a second in all; as many as come through when left out. */
  rate?: number
}

export interface LoadResult {
  /** Milliseconds. autocannon tells the 97.5th percentile rather than the 95th, which is at most this. */
  p97_5: number
  median: number
  perSecond: number
  requests: number
}

/**
 * Asks for some time, by connections that each wait for their answer.
 * @throws Error when an answer is missing or is none of 2xx: a fast refusal is no result.
 */
export async function measureLoad({
  url,
  token,
  paths,
  connections,
  durationSeconds,
  rate,
}: Load): Promise<LoadResult> {
  const result = await autocannon({
    url,
    connections,
    duration: durationSeconds,
    timeout: timeoutSeconds,
    headers: { authorization: `Bearer ${token}` },
    ...(paths ? { requests: paths.map((path) => ({ path })) } : {}),
    ...(rate === undefined ? {} : { overallRate: rate }),
  })
  const failed = result.errors + result.timeouts + result.non2xx
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests to ${url} failed`)
  return {
    p97_5: result.latency.p97_5,
    median: result.latency.p50,
    perSecond: result.requests.average,
    requests: result.requests.total,
  }
}
