'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useHotkeys } from 'react-hotkeys-hook'
import { domains, settings } from './navigation'

/** A comma has a name of its own: by itself it parts one shortcut from the next. */
const pressed = new Map([...domains, settings].map(({ key, href }) => [key === ',' ? 'comma' : key, href]))

/** The keys that work everywhere: `⌘K`, `[`, and `g` followed by a domain's own. Nothing to see. */
export function Shortcuts({ onSearch, onCollapse }: { onSearch: () => void; onCollapse: () => void }) {
  const router = useRouter()
  // Whoever presses ⌘K types at once: it must be there by then.
  useEffect(() => void import('./command-palette'), [])
  useHotkeys('mod+k', onSearch, { preventDefault: true, enableOnFormTags: true })
  useHotkeys('BracketLeft', onCollapse)
  useHotkeys(
    [...pressed.keys()].map((key) => `g>${key}`),
    (_, { keys }) => {
      const href = pressed.get(keys?.at(-1) ?? '')
      if (href !== undefined) router.push(href)
    },
  )
  return null
}
