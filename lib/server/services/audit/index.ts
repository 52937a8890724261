export { type Intent, recordIntent, recordOutcome } from './record'
