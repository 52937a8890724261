import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { CliError } from './errors'
import { EXIT } from './exit-codes'
import { type Instance, writeFileAtomically } from './instance'

/** Format of the volumes that this version reads and writes; the volumes carry it as label `lakehouse.format`. */
export const VOLUME_FORMAT = 1

const phaseSchema = z.enum(['settings', 'images', 'services', 'first-run', 'done'])
export type Phase = z.infer<typeof phaseSchema>

const stateSchema = z.object({
  formatVersion: z.literal(1),
  phase: phaseSchema,
  /** When the run that is recorded in `phase` began. */
  startedAt: z.iso.datetime(),
  initialPasswordShown: z.boolean(),
  sampleVerified: z.boolean(),
  /** Whose volumes need the settings, should these be gone; absent before the first start. */
  projectName: z.string().optional(),
  /** Every variable that the settings had when they were last complete. */
  knownVariables: z.array(z.string()),
  /** Secrets that are being replaced; none once everything uses the new value. */
  rotating: z.array(z.object({ name: z.string(), previous: z.string(), next: z.string() })).default([]),
})
export type State = z.infer<typeof stateSchema>

export const EMPTY_STATE: State = {
  formatVersion: 1,
  phase: 'done',
  startedAt: new Date(0).toISOString(),
  initialPasswordShown: false,
  sampleVerified: false,
  knownVariables: [],
  rotating: [],
}

export async function readState(instance: Instance): Promise<State> {
  let text: string
  try {
    text = await readFile(instance.stateFile, 'utf8')
  } catch {
    return EMPTY_STATE
  }
  try {
    return stateSchema.parse(JSON.parse(text))
  } catch (error) {
    throw new CliError(`${instance.stateFile} cannot be read by this version.`, {
      fix: 'It was written by a newer version, or by hand. Use that version, or put the file right. Removing it loses what was shown and checked and, where its "rotating" is not [], the old values of secrets that are being replaced: the settings hold the new ones already, so what has not been changed over yet (the password of a database, what Superset has stored) stays locked.',
      exitCode: EXIT.refused,
      cause: error,
    })
  }
}

export async function writeState(instance: Instance, state: State): Promise<State> {
  await writeFileAtomically(instance.stateFile, `${JSON.stringify(state, null, 2)}\n`)
  return state
}
