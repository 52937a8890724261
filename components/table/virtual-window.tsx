'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import type { ReactNode, RefObject } from 'react'

interface VirtualWindowProps {
  count: number
  /** Of one row, in pixels. */
  height: number
  scroller: RefObject<HTMLElement | null>
  children: (first: number, last: number, scrollTo: (index: number) => void) => ReactNode
}

/** Which rows of a long table are in view. Apart from the table, because only long ones need it. */
export function VirtualWindow({ count, height, scroller, children }: VirtualWindowProps) {
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    // The header covers the first of them.
    scrollPaddingStart: 40,
  })
  const items = virtualizer.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? Math.min(count - 1, 60)
  return children(first, last, (index) => virtualizer.scrollToIndex(index))
}
