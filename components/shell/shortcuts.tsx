'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useHotkeys } from 'react-hotkeys-hook'
import { domains } from './navigation'

/** The keys that work everywhere: `⌘K`, `[`, and `g` followed by a domain's own. Nothing to see. */
export function Shortcuts({ onSearch, onCollapse }: { onSearch: () => void; onCollapse: () => void }) {
  const router = useRouter()
  // Whoever presses ⌘K types at once: it must be there by then.
  useEffect(() => void import('./command-palette'), [])
  useHotkeys('mod+k', onSearch, { preventDefault: true, enableOnFormTags: true })
  useHotkeys('BracketLeft', onCollapse)
  useHotkeys(
    domains.map(({ key }) => `g>${key}`),
    (_, { keys }) => {
      const domain = domains.find(({ key }) => key === keys?.at(-1))
      if (domain) router.push(domain.href)
    },
  )
  return null
}
