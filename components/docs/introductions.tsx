import type { ReactNode } from 'react'
import { problems } from './api-document'
import { CodeBlock } from './code-block'
import { Words } from './words'

/** What holds for all operations, one section each. */
export const introductions: { id: string; title: string; content: ReactNode }[] = [
  {
    id: 'authentication',
    title: 'Authentication',
    content: (
      <>
        <P text="Programs send a token: `Authorization: Bearer lh_…`. A person makes it under Settings, Tokens; it is shown once, ends on its date at the latest, and can be revoked at any time. Nothing more is answered two seconds later, open streams included." />
        <CodeBlock
          text={'curl "$LAKEHOUSE_URL/api/v1/account" \\\n  -H "Authorization: Bearer $LAKEHOUSE_TOKEN"'}
          label="Copy the call"
        />
        <Facts
          facts={[
            ['read', 'Sees what a viewer sees.'],
            ['operate', 'Also changes what an operator may: runs pipelines, starts and stops services, uploads files.'],
            ['admin', 'Also people, webhooks and the audit log.'],
            [
              'in a browser only',
              'Passwords, second factors and making tokens: a person’s session is asked for, and no token is let in.',
            ],
          ]}
        />
        <P text="A token may do what both its scope and its owner’s role allow. On the host, `./lakehouse api GET /services` calls any operation with the command line’s own token; `LAKEHOUSE_URL` and `LAKEHOUSE_TOKEN` point it at another machine." />
      </>
    ),
  },
  {
    id: 'errors',
    title: 'Errors',
    content: (
      <>
        <P text="What fails is answered with `application/problem+json` (RFC 9457). Decide by `code`: it is from a closed set, in which codes are added and never changed. `detail` says what happened in this case, `field` names the input at fault, `upstream` the service that failed, and `requestId` finds the cause in the console’s log. An unknown field or query parameter is an error." />
        <CodeBlock
          text={JSON.stringify(
            problems.find(({ code }) => code === 'invalid_request'),
            null,
            2,
          )}
          label="Copy the problem"
        />
        <dl className="divide-y divide-hairline rounded-md border text-sm">
          {problems.map(({ status, code, title }) => (
            <div
              key={code}
              id={code}
              className="grid scroll-mt-16 grid-cols-[3rem_minmax(0,1fr)] gap-x-3 px-3 py-1.5 target:bg-selected sm:grid-cols-[3rem_minmax(0,16rem)_minmax(0,1fr)]"
            >
              <dt className="contents">
                <span className="tabular-nums">{status}</span>
                <code className="wrap-anywhere font-mono text-xs leading-5">{code}</code>
              </dt>
              <dd className="text-muted-foreground max-sm:col-start-2">{title}</dd>
            </div>
          ))}
        </dl>
      </>
    ),
  },
  {
    id: 'pagination',
    title: 'Pagination',
    content: (
      <>
        <P text="Lists answer `items` and `nextCursor`. Send that as `cursor` for the next page; on the last it is null. `limit` says how many items a page has at most. A cursor is opaque, and what was added meanwhile neither repeats nor hides an item." />
        <P text="Lists that are read from another system and kept for a moment (services, DAGs) also say `at`, when they were read, and `periodMs`, how often they are. While their source cannot be reached, `error` says why, and the items are the last that are known." />
      </>
    ),
  },
  {
    id: 'rate-limits',
    title: 'Rate limits',
    content: (
      <>
        <P text="Each token and each session has 600 requests a minute, or what `CONSOLE_RATE_LIMIT_PER_MINUTE` in the host’s settings says. Every answer tells where you are:" />
        <Facts
          facts={[
            ['RateLimit-Limit', 'How many there are in a minute.'],
            ['RateLimit-Remaining', 'How many are left in this one.'],
            ['RateLimit-Reset', 'In how many seconds the next begins.'],
          ]}
        />
        <P text="Beyond that the answer is 429 with `Retry-After`. An open stream is one request, however long it goes on." />
      </>
    ),
  },
  {
    id: 'idempotency',
    title: 'Idempotency',
    content: (
      <>
        <P text="Send an `Idempotency-Key`, such as a UUID, with a POST, and it is safe to send again: the same request with the same key within a day gets the same answer, with `Idempotency-Replayed: true`, and nothing is done twice. With another request the key is refused (`idempotency_key_reused`); while the first is still under way the answer is `conflict`." />
        <CodeBlock
          text={
            'curl -X POST "$LAKEHOUSE_URL/api/v1/dags/sales_pipeline/runs" \\\n  -H "Authorization: Bearer $LAKEHOUSE_TOKEN" \\\n  -H "Idempotency-Key: $(uuidgen)" \\\n  -H \'Content-Type: application/json\' \\\n  -d \'{"conf":{"prefix":"raw/sales/"}}\''
          }
          label="Copy the call"
        />
        <P text="Where two people may edit the same thing, its `ETag` goes back as `If-Match`: when somebody else has changed it meanwhile, the answer is `precondition_failed`, and nothing is changed." />
      </>
    ),
  },
  {
    id: 'long-work',
    title: 'Long work',
    content: (
      <P text="What takes longer than a moment is answered with 202 and an operation. `GET /operations/{id}` tells its steps, how far it is and how it ended; `GET /operations/events` tells it live. It outlives the request and a restart of the console." />
    ),
  },
  {
    id: 'live-streams',
    title: 'Live streams',
    content: (
      <>
        <P text="A path that ends in `/events` is a `text/event-stream`, as browsers read it with `EventSource`. Most streams send the whole value again whenever it was read, so that the newest event is all that a reader needs. Logs send lines, each once; their events have ids, and a reader that sends the last as `Last-Event-ID` goes on from there." />
        <CodeBlock
          text={'curl -N "$LAKEHOUSE_URL/api/v1/services/events" \\\n  -H "Authorization: Bearer $LAKEHOUSE_TOKEN"'}
          label="Copy the call"
        />
        <P text="A comment comes every 15 seconds, so that silence means that the connection is gone. `session-ended` says that the token or session has ended; connecting again will not help. `GET /events` sends several streams over one connection." />
      </>
    ),
  },
  {
    id: 'webhooks',
    title: 'Webhooks',
    content: (
      <>
        <P text="Under Settings, Webhooks, an admin names a URL and what it is told: runs that succeed or fail, services that become unhealthy or recover. Each event is a POST with `type`, `timestamp` and `data`, signed as Standard Webhooks says, which has libraries in most languages:" />
        <Facts
          facts={[
            ['webhook-id', 'The event’s id, the same in every try: by it you tell what you have had already.'],
            ['webhook-timestamp', 'Seconds since 1970. Refuse what is older than five minutes.'],
            [
              'webhook-signature',
              '`v1,` and the HMAC-SHA256 in base64; two of them, for a day, after the secret was rotated.',
            ],
          ]}
        />
        <CodeBlock
          text={`import { createHmac, timingSafeEqual } from 'node:crypto'

// The secret is what creating the webhook showed: whsec_…
const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
const signed = \`\${headers['webhook-id']}.\${headers['webhook-timestamp']}.\${body}\`
const expected = \`v1,\${createHmac('sha256', key).update(signed).digest('base64')}\`
const isOurs = headers['webhook-signature']
  .split(' ')
  .some((each) => each.length === expected.length && timingSafeEqual(Buffer.from(each), Buffer.from(expected)))`}
          label="Copy the check"
        />
        <P text="Answer with 2xx within ten seconds. Anything else is tried again, eight times in all over about 23 hours; what was sent and answered is kept for 30 days and can be sent again. Nothing is sent to loopback, link-local or private addresses unless the host’s settings allow it." />
      </>
    ),
  },
  {
    id: 'stability',
    title: 'Stability',
    content: (
      <P text="Within v1 operations, fields, values and codes are added: read what you know and pass over the rest. What is to go is marked `deprecated` in the document, with the date until which it stays in `x-sunset`." />
    ),
  },
]

function P({ text }: { text: string }) {
  return (
    <p className="max-w-3xl text-sm leading-6">
      <Words text={text} />
    </p>
  )
}

function Facts({ facts }: { facts: [name: string, meaning: string][] }) {
  return (
    <dl className="divide-y divide-hairline rounded-md border text-sm">
      {facts.map(([name, meaning]) => (
        <div key={name} className="grid gap-x-4 px-3 py-1.5 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]">
          <dt className="font-mono text-xs leading-5">{name}</dt>
          <dd className="text-muted-foreground">
            <Words text={meaning} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
