import type { z } from 'zod'
import type { OperationProgress } from '@/lib/contracts/operations'

/** One run of a step. */
export interface StepRun {
  /** Aborts when the operation is cancelled, and when this console may not go on with it. */
  signal: AbortSignal
  /** When the step was first begun. */
  begunAt: Date
  /** A console that is gone had begun it, and nobody knows how far it came. */
  isRepeated: boolean
  /** Says how far it is, or what it does just now. */
  report: (how: { progress?: OperationProgress | null; message?: string | null }) => void
}

export interface WorkStep {
  name: string
  /** Safe to run again, whatever an earlier run of it has done. */
  run: (step: StepRun) => Promise<void>
  /** What is left when it is cancelled half-way, in one sentence. Without it, it cannot be cancelled. */
  onCancel?: string
}

export interface WorkDefinition<Input> {
  /** What is done, as the audit log names it: `service.restart`. */
  kind: string
  /** Enough to make the steps again in another process. It is kept: no secrets. */
  input: z.ZodType<Input>
  /** What it is done to. One operation at a time runs on a target. */
  target: (input: Input) => string
  /** In order, and the same for the same input. They share nothing but what they leave behind. */
  steps: (input: Input) => readonly WorkStep[]
  /**
   * How long after its console is gone another still goes on with it, in milliseconds. What comes later than anyone waits for would
   * surprise; 0 where it must never go on by itself.
   */
  resumeWithinMs: number
}

/** A kind of work whose input is known to fit only once it was parsed. */
export type Work = WorkDefinition<unknown>

// Next gives every bundle its own copy of a module, and any of them may find an operation that another has begun.
const holder = globalThis as typeof globalThis & { lakehouseWork?: Map<string, Work> }

function kinds(): Map<string, Work> {
  holder.lakehouseWork ??= new Map()
  return holder.lakehouseWork
}

/** Defines a kind of work, once: a console that starts goes on by it with what another has left. */
export function defineWork<Input>(definition: WorkDefinition<Input>): WorkDefinition<Input> {
  kinds().set(definition.kind, definition as unknown as Work)
  return definition
}

export const findWork = (kind: string): Work | undefined => kinds().get(kind)
