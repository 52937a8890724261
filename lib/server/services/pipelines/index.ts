export { startAnnouncingRuns } from './announce-runs'
