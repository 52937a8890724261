export { activityPoll, endActivity } from './activity'
export { startAnnouncingHealth } from './announce-health'
export { restartService, startService, stopService } from './change'
