export { type Database, getDatabase } from './client'
export { lock } from './lock'
export { migrateDatabase } from './migrate'
