export { activityPoll, endActivity } from './activity'
export { restartService, startService, stopService } from './change'
export { readService, requireService, servicesPoll } from './list'
export { followServiceLog, openServiceLogText } from './logs'
