export { quoteIdentifier, quoteLiteral } from './identifier'
export { killQuery, listLivingQueries, type TrinoQuery } from './queries'
export { queryRows, runStatement, type TrinoColumn, type TrinoEvent, TrinoStatementError } from './run-statement'
