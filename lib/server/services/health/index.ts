export { readReadiness } from './read-readiness'
