'use client'

import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Input } from '@/components/ui/input'

/** Each word typed would otherwise be a request. */
const quietMs = 250

interface SearchInputProps {
  /** What is sought: “people”. */
  label: string
  value: string
  /** Called once typing pauses. */
  onChange: (text: string) => void
}

/** A search that the console answers, rather than the page. */
export function SearchInput({ label, value, onChange }: SearchInputProps) {
  const [text, setText] = useState(value)
  const [told, setTold] = useState(value)
  const timer = useRef<number | undefined>(undefined)
  useEffect(() => () => window.clearTimeout(timer.current), [])
  // Changed elsewhere, as by “Clear”.
  if (value !== told) {
    setTold(value)
    setText(value)
  }
  const tell = (next: string) => {
    window.clearTimeout(timer.current)
    if (next === told) return
    setTold(next)
    onChange(next)
  }
  const change = (next: string) => {
    setText(next)
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => tell(next), quietMs)
  }
  return (
    <div className="relative min-w-32 flex-1 sm:max-w-72">
      <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted-foreground" aria-hidden />
      <Input
        type="search"
        aria-label={`Search ${label}`}
        placeholder="Search"
        maxLength={200}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        // Whoever goes on, as to a row, must not be called back by a change of the address.
        onBlur={() => tell(text)}
        className="pl-8"
      />
    </div>
  )
}
