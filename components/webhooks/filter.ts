import { type inferParserType, parseAsStringLiteral } from 'nuqs/server'
import { deliveredEventTypes, deliveryStates } from '@/lib/contracts/webhook-events'

/** What of the deliveries is shown, as the address has it. */
export const deliveryParsers = {
  state: parseAsStringLiteral(deliveryStates),
  event: parseAsStringLiteral(deliveredEventTypes),
}

export type DeliveryState = inferParserType<typeof deliveryParsers>

export interface DeliveryFilter {
  state?: (typeof deliveryStates)[number]
  eventType?: (typeof deliveredEventTypes)[number]
}

/** As the API takes it. */
export function toDeliveryFilter({ state, event }: DeliveryState): DeliveryFilter {
  return { ...(state === null ? {} : { state }), ...(event === null ? {} : { eventType: event }) }
}
