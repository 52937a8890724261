'use client'

import { useEffect, useState } from 'react'

/**
 * What stands behind the `#` of the address when the page opens, which is then taken out of the address: there it would be seen over a
 * shoulder, and kept in the history.
 *
 * @returns undefined until it is known; null when there is none.
 */
export function useHashSecret(): string | null | undefined {
  const [secret, setSecret] = useState<string | null | undefined>(undefined)
  useEffect(() => {
    const take = () => {
      const found = window.location.hash.slice(1)
      if (found !== '') window.history.replaceState(null, '', window.location.pathname)
      setSecret((known) => found || (known ?? null))
    }
    take()
    // Another link that is opened in this tab loads nothing anew.
    window.addEventListener('hashchange', take)
    return () => window.removeEventListener('hashchange', take)
  }, [])
  return secret
}
