export { readSchemas } from './read-schemas'
export { readTable } from './read-table'
export { readTableRows } from './read-table-rows'
