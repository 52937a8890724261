import { z } from 'zod'
import { instantSchema, int64Schema } from './base'

export const cdcStates = ['absent', 'starting', 'snapshotting', 'streaming', 'lost', 'failing'] as const

const tableSchema = z.object({
  source: z.string().describe('The table that is followed, with its schema.'),
  target: z.string().describe('The table in `iceberg.lakehouse`.'),
  rows: int64Schema.nullable().describe('Rows of the target; null before they are known.'),
  inserted: int64Schema.describe('Rows that were new, since the service started.'),
  updated: int64Schema.describe('Rows that were replaced, since the service started.'),
  deleted: int64Schema.describe('Rows that went, since the service started.'),
  repeated: int64Schema.describe('Changes that came again after a stop and were left out.'),
  snapshotRows: int64Schema.describe('Rows that the newest snapshot read so far.'),
  lostValues: z
    .array(z.object({ column: z.string(), count: int64Schema }))
    .describe('Values that Iceberg has no form for, such as an infinite time: they are NULL.'),
})

export const cdcSchema = z
  .object({
    state: z
      .enum(cdcStates)
      .describe(
        '`absent` while the part is off. `lost`: changes are missing for good until a new snapshot. `failing`: it tries again by itself.',
      ),
    since: instantSchema.nullable().describe('Since when it is in this state.'),
    error: z.string().nullable().describe('Why it is lost or failing, and what to do.'),
    startedAt: instantSchema.nullable().describe('When the service started.'),
    lastCommitAt: instantSchema
      .nullable()
      .describe('When the last transaction that arrived was committed at the source.'),
    lagSeconds: z
      .number()
      .nullable()
      .describe('How old what is shown may be; null while the source does not answer, or changes are lost.'),
    lagBytes: int64Schema.nullable().describe('How much of the source’s log is not applied yet.'),
    acknowledgedLsn: z.string().nullable().describe('Up to where in the source’s log everything is applied.'),
    slot: z
      .object({
        status: z.string().describe('PostgreSQL’s word: reserved, extended, unreserved or lost.'),
        retainedBytes: int64Schema.nullable().describe('How much log the source keeps for it.'),
        limitBytes: int64Schema
          .nullable()
          .describe(
            'The most that it may keep (max_slot_wal_keep_size); null: without a limit, until its disk is full.',
          ),
      })
      .nullable()
      .describe('The replication slot; null while there is none.'),
    sourceSeenAt: instantSchema.nullable().describe('When the source last answered.'),
    tables: z.array(tableSchema),
    notes: z
      .array(z.object({ at: instantSchema, text: z.string() }))
      .describe('What people should know: columns that came or went, snapshots that were begun. The newest last.'),
  })
  .meta({
    id: 'Cdc',
    description: 'Change data capture: what follows a PostgreSQL database into Iceberg.',
    example: {
      state: 'streaming',
      since: '2026-11-25T04:12:46.000Z',
      error: null,
      startedAt: '2026-11-25T04:12:24.000Z',
      lastCommitAt: '2026-11-25T04:12:44.000Z',
      lagSeconds: 1.8,
      lagBytes: '4096',
      acknowledgedLsn: '0/21CDE18',
      slot: { status: 'reserved', retainedBytes: '8192', limitBytes: '1073741824' },
      sourceSeenAt: '2026-11-25T04:12:45.000Z',
      tables: [
        {
          source: 'public.orders',
          target: 'cdc_orders',
          rows: '500',
          inserted: '3',
          updated: '30',
          deleted: '2',
          repeated: '0',
          snapshotRows: '500',
          lostValues: [],
        },
      ],
      notes: [{ at: '2026-11-25T04:12:39.000Z', text: 'public.orders.note was added' }],
    },
  })

export type Cdc = z.infer<typeof cdcSchema>
