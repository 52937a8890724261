import { Webhook as Signer } from 'standardwebhooks'
import { OutboundError, type OutboundResponse, requestOutbound } from '@/lib/server/clients/outbound'
import type { Event, Webhook } from '@/lib/server/generated/prisma/client'
import { outboundPolicy } from './check-receiver'
import { attemptTimeoutMs, mostResponseBytes } from './limits'
import { toPayload } from './payload'
import { openSecret } from './secret'

export interface AttemptResult {
  at: Date
  durationMs: number
  /** What the receiver answered; null where it did not. */
  status: number | null
  /** Why it failed; null when it was taken. */
  error: string | null
  response: string | null
  /** How long the receiver asks to be left alone, in milliseconds. */
  retryAfterMs: number | null
}

/** Tries once to bring an event to a webhook. Never throws. */
export async function attempt(webhook: Webhook, event: Event): Promise<AttemptResult> {
  const at = new Date()
  const startedAt = performance.now()
  const outcome = await send(webhook, event, at).catch((error: unknown) => ({
    ...unanswered,
    error: error instanceof OutboundError ? error.message : 'The console failed. Its log has the cause.',
    cause: error,
  }))
  return { at, durationMs: Math.round(performance.now() - startedAt), ...outcome }
}

const unanswered = { status: null, response: null, retryAfterMs: null }

async function send(webhook: Webhook, event: Event, at: Date): Promise<Omit<AttemptResult, 'at' | 'durationMs'>> {
  const secrets = readSecrets(webhook, at)
  if (secrets === null) {
    return {
      ...unanswered,
      error: 'Its secret cannot be read, since CONSOLE_AUTH_SECRET has changed. Rotate the webhook’s secret.',
    }
  }
  const body = toPayload(event)
  const answer = await requestOutbound({
    url: new URL(webhook.url),
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'lakehouse-console',
      'webhook-id': event.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': secrets.map((secret) => new Signer(secret).sign(event.id, at, body)).join(' '),
    },
    body,
    timeoutMs: attemptTimeoutMs,
    maxResponseBytes: mostResponseBytes,
    ...outboundPolicy(),
  })
  return {
    status: answer.status,
    error: explain(answer.status),
    response: toText(answer),
    retryAfterMs: readRetryAfter(answer, at),
  }
}

/** The secrets that sign now, the newest first. */
function readSecrets({ id, secret, previousSecret, previousSecretUntil }: Webhook, now: Date): string[] | null {
  const newest = openSecret(id, secret)
  if (newest === null) return null
  const isPreviousGood = previousSecret !== null && previousSecretUntil !== null && previousSecretUntil > now
  const previous = isPreviousGood ? openSecret(id, previousSecret) : null
  return previous === null ? [newest] : [newest, previous]
}

function explain(status: number): string | null {
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return `It answered ${status}, a redirect, which is not followed.`
  return `It answered ${status}.`
}

/** What a database and a page can hold of what a stranger has sent. */
function toText({ body, isTruncated }: OutboundResponse): string {
  const text = body.toString('utf8').replace(/[^\P{Cc}\t\n]/gu, '\uFFFD')
  return isTruncated ? `${text}…` : text
}

function readRetryAfter({ status, headers }: OutboundResponse, now: Date): number | null {
  const value = headers['retry-after']
  if (value === undefined || (status !== 429 && status !== 503)) return null
  const waitMs = /^\d{1,9}$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now.getTime()
  return waitMs > 0 ? waitMs : null
}
