export { runQuery } from './run-query'
