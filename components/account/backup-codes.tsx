'use client'

import { Download } from 'lucide-react'
import { CopyButton } from '@/components/state/copy-button'
import { Button } from '@/components/ui/button'

/** Backup codes, which are seen this once. */
export function BackupCodes({ codes }: { codes: string[] }) {
  const text = codes.join('\n')
  const download = () => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([`${text}\n`], { type: 'text/plain' }))
    link.download = `${window.location.hostname}-backup-codes.txt`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <div className="grid gap-3">
      <p className="text-sm">
        Keep these where you can reach them without your authenticator. Each opens one sign-in. They are not shown
        again.
      </p>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-md border bg-surface px-4 py-3 font-mono text-sm">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex items-center gap-1">
        <CopyButton text={text} label="Copy the codes" />
        <Button variant="ghost" size="sm" onClick={download}>
          <Download aria-hidden />
          Download
        </Button>
      </div>
    </div>
  )
}
