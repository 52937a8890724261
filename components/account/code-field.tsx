'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FormField } from './form-field'

/** One input for a code of the authenticator, or for a backup code where that is not at hand. */
export function CodeField({ fault, autoFocus = false }: { fault?: string | undefined; autoFocus?: boolean }) {
  const [isBackup, setIsBackup] = useState(false)
  return (
    <div className="grid gap-2">
      {isBackup ? (
        <FormField
          key="backup"
          name="code"
          label="Backup code"
          hint="One of the ten that you kept; each opens one sign-in."
          fault={fault}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={20}
          required
          autoFocus
          className="h-9 font-mono"
        />
      ) : (
        <FormField
          key="digits"
          name="code"
          label="Code"
          hint="The six digits that your authenticator shows now."
          fault={fault}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={20}
          required
          autoFocus={autoFocus}
          className="h-9 font-mono tracking-widest"
        />
      )}
      <Button variant="link" className="justify-self-start text-xs" onClick={() => setIsBackup(!isBackup)}>
        {isBackup ? 'Use the authenticator' : 'Use a backup code'}
      </Button>
    </div>
  )
}
