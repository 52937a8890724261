'use client'

import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let timer: number | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= window.setInterval(() => {
    for (const each of listeners) each()
  }, 1_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    window.clearInterval(timer)
    timer = undefined
  }
}

const wholeSecond = () => Math.floor(Date.now() / 1_000) * 1_000

/** The time, renewed each second by one timer for the whole page. Unix milliseconds. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, wholeSecond, wholeSecond)
}
