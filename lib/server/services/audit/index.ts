export { exportEvents } from './export'
export { listEvents } from './list'
export { markUnknownOutcomes, recordDone, recordIntent, recordOutcome, recordRefusal } from './record'
export { startAuditRetention } from './retention'
