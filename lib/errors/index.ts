export { AppError, type AppErrorOptions } from './app-error'
export { type ErrorCode, errorCodes, type Upstream, upstreams } from './codes'
export { isProblem, type Problem, toProblem } from './problem'
