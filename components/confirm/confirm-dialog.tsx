'use client'

import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { FormField } from '@/components/account/form-field'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'

/** What a confirmed change is like; TanStack's mutations are so. */
interface Change {
  error: Error | null
  isPending: boolean
}

interface ConfirmContentProps {
  title: ReactNode
  /** What will be lost, or what follows. */
  description: ReactNode
  children?: ReactNode
  change: Change
  /** Verb and object. */
  action: string
  variant?: 'danger' | 'primary'
  cancel?: string
  /** What has to be typed first, where it cannot be undone: an input's name, and its text. */
  typed?: { name: string; text: string }
  onConfirm: () => void
}

/** The inside of a dialog that asks before something is changed. */
export function ConfirmContent({
  title,
  description,
  children,
  change,
  action,
  variant = 'danger',
  cancel = 'Cancel',
  typed,
  onConfirm,
}: ConfirmContentProps) {
  const [text, setText] = useState('')
  const isTyped = typed === undefined || text.trim() === typed.text
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isTyped) onConfirm()
  }
  return (
    <DialogContent>
      <DialogHeader>
        <DialogTitle className="wrap-anywhere">{title}</DialogTitle>
        <DialogDescription>{description}</DialogDescription>
      </DialogHeader>
      {children}
      <form method="post" onSubmit={submit} className="grid min-w-0 gap-4">
        <FormError error={change.error} />
        {typed ? (
          <FormField
            name={typed.name}
            label={`Type ${typed.text} to go on`}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
          />
        ) : null}
        <DialogFooter>
          <DialogClose asChild>
            <Button>{cancel}</Button>
          </DialogClose>
          <Button type="submit" variant={variant} disabled={!isTyped || change.isPending}>
            {action}
          </Button>
        </DialogFooter>
      </form>
    </DialogContent>
  )
}

interface ConfirmDialogProps extends Omit<ConfirmContentProps, 'change' | 'onConfirm'> {
  trigger: ReactElement
  change: Change & { reset: () => void }
  /** Makes the change, and calls `close` once it is made. */
  onConfirm: (close: () => void) => void
  /** What came of it and is shown once, in place of the question. */
  shown?: { title: ReactNode; description: ReactNode; content: ReactNode } | undefined
}

/** Asks before something is changed. Open at first, for who loads it on demand. */
export function ConfirmDialog({ trigger, change, onConfirm, shown, ...content }: ConfirmDialogProps) {
  const [isOpen, setIsOpen] = useState(true)
  const toggle = (open: boolean) => {
    setIsOpen(open)
    change.reset()
  }
  const close = () => toggle(false)
  return (
    <Dialog open={isOpen} onOpenChange={toggle}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      {shown ? (
        // A click beside the dialog must not take away what is shown once.
        <DialogContent onInteractOutside={(event) => event.preventDefault()}>
          <DialogHeader>
            <DialogTitle className="wrap-anywhere">{shown.title}</DialogTitle>
            <DialogDescription>{shown.description}</DialogDescription>
          </DialogHeader>
          {shown.content}
          <DialogFooter>
            <Button variant="primary" onClick={close}>
              Done
            </Button>
          </DialogFooter>
        </DialogContent>
      ) : (
        <ConfirmContent {...content} change={change} onConfirm={() => onConfirm(close)} />
      )}
    </Dialog>
  )
}
