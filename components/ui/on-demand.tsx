'use client'

import { Slot } from 'radix-ui'
import { type ReactElement, type ReactNode, useState } from 'react'

interface OnDemandProps<Module> {
  /** Imports what opens, such as a menu. Begins when the pointer or the focus is on the trigger. */
  load: () => Promise<Module>
  /** The button, as it is until then. */
  trigger: ReactElement
  /** The same button with what it opens, open at first. */
  children: (module: Module) => ReactNode
}

/** A button whose menu or dialog is not part of the page's first load. */
export function OnDemand<Module>({ load, trigger, children }: OnDemandProps<Module>) {
  const [module, setModule] = useState<{ loaded: Module } | null>(null)
  if (module) return children(module.loaded)
  const prepare = () => void load()
  return (
    <Slot.Root
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={() => void load().then((loaded) => setModule({ loaded }))}
    >
      {trigger}
    </Slot.Root>
  )
}
