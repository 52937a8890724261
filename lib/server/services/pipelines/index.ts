export { startAnnouncingRuns } from './announce-runs'
export { dagsPoll } from './live'
export { triggerRun } from './trigger-run'
