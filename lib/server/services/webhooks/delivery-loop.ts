import { setTimeout as sleep } from 'node:timers/promises'
import { startLoop } from '@/lib/server/loop'
import { startRetention } from '@/lib/server/retention'
import { bringForward, cleanUpDeliveries } from './clean-up'
import { deliverDue, type UnderWay } from './deliver'

const deliveryPeriodMs = 1_000
const bringForwardPeriodMs = 600_000

/** Brings what is due to its webhooks, and takes away what is old, until it is ended. @returns how to end it. */
export function startDeliveries(): () => void {
  const underWay: UnderWay = new Map()
  const ends = [
    startLoop({
      what: 'deliveries to webhooks',
      periodMs: deliveryPeriodMs,
      run: (signal) => deliverAllDue(underWay, signal),
    }),
    startLoop({ what: 'bringing deliveries forward', periodMs: bringForwardPeriodMs, run: bringForward }),
    startRetention({
      what: 'cleaning up deliveries',
      remove: (now, signal) => cleanUpDeliveries(signal, now),
    }),
  ]
  return () => {
    for (const end of ends) end()
  }
}

/** Goes on at once while there is more than there was room for, and looks each second at what has become due for others meanwhile. */
async function deliverAllDue(underWay: UnderWay, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const begun = await deliverDue(underWay)
    if (begun.length === 0) return
    await Promise.race([...begun, sleep(deliveryPeriodMs, undefined, { ref: false })])
  }
}
