import type { EventType } from '@/lib/contracts/webhook-events'

/** What an event says has happened. */
export const eventWords: Record<EventType, string> = {
  'run.succeeded': 'A run of a pipeline succeeded',
  'run.failed': 'A run of a pipeline failed',
  'service.unhealthy': 'A service fails',
  'service.recovered': 'A service works again',
  'webhook.test': 'Someone asked for a test',
}
