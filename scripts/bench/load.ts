import autocannon from 'autocannon'
import { median } from './measure'

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
  /** 95th percentile, in milliseconds. */
  p95: number
  /** In milliseconds. */
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
  const timesMs: number[] = []
  const running = autocannon({
    url,
    connections,
    duration: durationSeconds,
    timeout: timeoutSeconds,
    headers: { authorization: `Bearer ${token}` },
    ...(paths ? { requests: paths.map((path) => ({ path })) } : {}),
    ...(rate === undefined ? {} : { overallRate: rate }),
  }) as Promise<autocannon.Result> & autocannon.Instance
  // Of itself it tells the 90th percentile and the 97.5th.
  running.on('response', (_client, _status, _bytes, responseTime: number) => timesMs.push(responseTime))
  const result = await running
  const failed = result.errors + result.timeouts + result.non2xx
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests to ${url} failed`)
  const sorted = timesMs.toSorted((left, right) => left - right)
  return {
    p95: sorted[Math.ceil(0.95 * sorted.length) - 1] ?? Number.NaN,
    median: median(sorted),
    perSecond: result.requests.average,
    requests: result.requests.total,
  }
}
