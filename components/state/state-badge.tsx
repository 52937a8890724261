import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleHelp,
  CircleMinus,
  CirclePause,
  CircleStop,
  CircleX,
  Clock,
  LoaderCircle,
  type LucideIcon,
  RotateCw,
  ShieldX,
  Unplug,
} from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/lib/utils/cn'

export type Tone = 'ok' | 'attention' | 'failing' | 'working' | 'off'

interface Look {
  tone: Tone
  icon: LucideIcon
  spins?: boolean
  word?: string
}

/** Every state of the product, with its one look: an icon and a word, so that it reads without colour. */
const looks = {
  // Services
  healthy: { tone: 'ok', icon: CircleCheck },
  starting: { tone: 'working', icon: LoaderCircle, spins: true },
  degraded: { tone: 'attention', icon: CircleAlert },
  failing: { tone: 'failing', icon: CircleX },
  stopped: { tone: 'off', icon: CircleStop },
  unknown: { tone: 'attention', icon: CircleHelp },
  done: { tone: 'off', icon: CircleCheck },
  // Airflow's runs and tasks, in Airflow's words
  none: { tone: 'off', icon: CircleDashed, word: 'no status' },
  scheduled: { tone: 'off', icon: Clock },
  queued: { tone: 'off', icon: Clock },
  running: { tone: 'working', icon: LoaderCircle, spins: true },
  restarting: { tone: 'working', icon: RotateCw },
  success: { tone: 'ok', icon: CircleCheck },
  failed: { tone: 'failing', icon: CircleX },
  up_for_retry: { tone: 'attention', icon: RotateCw, word: 'up for retry' },
  up_for_reschedule: { tone: 'working', icon: RotateCw, word: 'up for reschedule' },
  deferred: { tone: 'working', icon: CircleDot },
  upstream_failed: { tone: 'attention', icon: Unplug, word: 'upstream failed' },
  skipped: { tone: 'off', icon: CircleMinus },
  removed: { tone: 'off', icon: Ban },
  paused: { tone: 'off', icon: CirclePause },
  // Change data capture
  absent: { tone: 'off', icon: CircleDashed, word: 'off' },
  snapshotting: { tone: 'working', icon: LoaderCircle, spins: true, word: 'reading all' },
  streaming: { tone: 'ok', icon: CircleCheck, word: 'following' },
  lost: { tone: 'failing', icon: Unplug, word: 'changes lost' },
  // Operations
  pending: { tone: 'off', icon: CircleDashed },
  succeeded: { tone: 'ok', icon: CircleCheck },
  interrupted: { tone: 'attention', icon: Unplug },
  cancelled: { tone: 'off', icon: Ban },
  // The audit log
  refused: { tone: 'attention', icon: ShieldX },
  // Webhooks
  unused: { tone: 'off', icon: CircleDashed, word: 'never used' },
  // Files of pipelines, what was kept aside of them, and uploads
  ingested: { tone: 'ok', icon: CircleCheck },
  gone: { tone: 'off', icon: CircleMinus },
  open: { tone: 'attention', icon: CircleAlert },
  replayed: { tone: 'ok', icon: RotateCw },
  excused: { tone: 'off', icon: CircleMinus },
  profiling: { tone: 'working', icon: LoaderCircle, spins: true },
  proposed: { tone: 'attention', icon: CircleHelp, word: 'to confirm' },
  auto: { tone: 'working', icon: LoaderCircle, spins: true, word: 'becoming a table' },
  invalid: { tone: 'failing', icon: CircleX, word: 'cannot be used' },
  uploading: { tone: 'working', icon: LoaderCircle, spins: true },
  waiting: { tone: 'off', icon: Clock },
  // Tables
  trusted: { tone: 'ok', icon: CircleCheck },
  'held back': { tone: 'failing', icon: CircleX },
  'never checked': { tone: 'off', icon: CircleDashed },
} as const satisfies Record<string, Look>

export type StateName = keyof typeof looks

function lookOf(state: string): Look {
  return state in looks ? looks[state as StateName] : { ...looks.unknown, word: state.replaceAll('_', ' ') }
}

/** A state as icon and word. A state that we do not know is shown as it is called, and never green. */
export function StateBadge({ state, className }: { state: StateName | (string & {}); className?: string }) {
  const { tone, icon: Icon, spins, word } = lookOf(state)
  return (
    <Badge tone={tone} className={className} data-state-name={state}>
      <Icon aria-hidden className={cn(spins && 'animate-spin [animation-duration:2s]')} />
      {word ?? state}
    </Badge>
  )
}

/** The icon alone, where a row is too narrow; the word is its name for assistive technology. */
export function StateIcon({ state, className }: { state: StateName | (string & {}); className?: string }) {
  const { tone, icon: Icon, spins, word } = lookOf(state)
  return (
    <span title={word ?? state} data-state-name={state} className="inline-flex">
      <Icon
        aria-hidden
        className={cn('size-4', toneText[tone], spins && 'animate-spin [animation-duration:2s]', className)}
      />
      <span className="sr-only">{word ?? state}</span>
    </span>
  )
}

export const toneText: Record<Tone, string> = {
  ok: 'text-ok',
  attention: 'text-attention',
  failing: 'text-failing',
  working: 'text-working',
  off: 'text-off',
}
