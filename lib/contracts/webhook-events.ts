/** What a webhook can be told of. */
export const webhookEventTypes = ['run.succeeded', 'run.failed', 'service.unhealthy', 'service.recovered'] as const

/** What can be on its way to a webhook: a test comes only when someone asks for it. */
export const deliveredEventTypes = [...webhookEventTypes, 'webhook.test'] as const

export type EventType = (typeof deliveredEventTypes)[number]

export const deliveryStates = ['pending', 'succeeded', 'failed'] as const
