export { quoteIdentifier, quoteLiteral } from './identifier'
export { queryRows, runStatement, type TrinoColumn, type TrinoEvent, TrinoStatementError } from './run-statement'
