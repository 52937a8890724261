import { createApi } from '@/lib/server/http'
import { recordDone, recordIntent, recordOutcome, recordRefusal } from '@/lib/server/services/audit/record'
import { accountOperations } from './account'
import { auditOperations } from './audit'
import { cdcOperations } from './cdc'
import { dagOperations } from './dags'
import { ingestionOperations } from './ingestion'
import { liveOperations } from './live'
import { oidcOperations } from './oidc'
import { operationOperations } from './operations'
import { peopleOperations } from './people'
import { serviceOperations } from './services'
import { tableOperations } from './tables'
import { tokenOperations } from './tokens'
import { trinoAccessOperations } from './trino-access'
import { twoFactorOperations } from './two-factor'
import { webhookOperations } from './webhooks'

/** Every operation of `/api/v1`. A path with a fixed segment comes before its sibling with a parameter. */
export const operations = [
  ...accountOperations,
  ...auditOperations,
  ...cdcOperations,
  ...dagOperations,
  ...ingestionOperations,
  ...liveOperations,
  ...oidcOperations,
  ...operationOperations,
  ...peopleOperations,
  ...serviceOperations,
  ...tableOperations,
  ...tokenOperations,
  ...trinoAccessOperations,
  ...webhookOperations,
  ...twoFactorOperations,
]

export const api = createApi(operations, { recordDone, recordIntent, recordOutcome, recordRefusal })
