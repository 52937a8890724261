export { type Database, getDatabase, setDatabase } from './client'
export { migrateDatabase } from './migrate'
