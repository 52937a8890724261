import { createApi } from '@/lib/server/http'
import { recordIntent, recordOutcome } from '@/lib/server/services/audit'
import { accountOperations } from './account'
import { dagOperations } from './dags'
import { liveOperations } from './live'
import { operationOperations } from './operations'
import { serviceOperations } from './services'
import { tableOperations } from './tables'

/** Every operation of `/api/v1`. A path with a fixed segment comes before its sibling with a parameter. */
export const operations = [
  ...accountOperations,
  ...dagOperations,
  ...liveOperations,
  ...operationOperations,
  ...serviceOperations,
  ...tableOperations,
]

export const api = createApi(operations, { recordIntent, recordOutcome })
