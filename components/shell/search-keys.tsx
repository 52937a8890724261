'use client'

import { useSyncExternalStore } from 'react'
import { Kbd } from '@/components/ui/kbd'

const noChange = () => () => undefined
const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent)

/** The keys that open the search, as this keyboard names them. */
export function SearchKeys() {
  const apple = useSyncExternalStore(noChange, isApple, () => false)
  return <Kbd aria-hidden>{apple ? '⌘K' : 'Ctrl K'}</Kbd>
}
