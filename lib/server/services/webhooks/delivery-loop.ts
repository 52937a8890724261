import { setTimeout as sleep } from 'node:timers/promises'
import { hasJumped, lookAtClock } from '@/lib/server/clock'
import { startLoop } from '@/lib/server/loop'
import { bringForward, cleanUpDeliveries } from './clean-up'
import { deliverDue, type UnderWay } from './deliver'

const deliveryPeriodMs = 1_000
const cleanUpPeriodMs = 600_000

/** Brings what is due to its webhooks, and takes away what is old, until it is ended. @returns how to end it. */
export function startDeliveries(): () => void {
  const underWay: UnderWay = new Map()
  let last = lookAtClock()
  const ends = [
    startLoop({
      what: 'deliveries to webhooks',
      periodMs: deliveryPeriodMs,
      run: (signal) => deliverAllDue(underWay, signal),
    }),
    startLoop({
      what: 'cleaning up deliveries',
      periodMs: cleanUpPeriodMs,
      run: async (signal) => {
        await bringForward()
        const now = lookAtClock()
        const jumped = hasJumped(last, now)
        last = now
        // A clock set ahead by mistake would take all with it.
        if (!jumped) await cleanUpDeliveries(signal)
      },
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
