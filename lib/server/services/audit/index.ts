export { markUnknownOutcomes } from './record'
export { startAuditRetention } from './retention'
