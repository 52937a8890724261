export { type Database, getDatabase } from './client'
export { migrateDatabase } from './migrate'
