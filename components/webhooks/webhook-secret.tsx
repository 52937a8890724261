import { ShownOnce } from '@/components/state/shown-once'

/** A webhook's secret, and what its receiver does with it. */
export function WebhookSecret({ secret }: { secret: string }) {
  return (
    <ShownOnce value={secret} name="secret">
      <p className="text-muted-foreground text-sm">
        Give it to the receiver, which tells by it that a request is ours: requests are signed as{' '}
        <a
          href="https://www.standardwebhooks.com"
          target="_blank"
          rel="noreferrer"
          className="text-foreground underline underline-offset-4"
        >
          Standard Webhooks
        </a>{' '}
        says, in <span className="font-mono text-xs">webhook-signature</span>.
      </p>
    </ShownOnce>
  )
}
