export { isMissingTable } from './missing-table'
