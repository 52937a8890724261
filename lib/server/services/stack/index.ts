export { activityPoll, endActivity } from './activity'
export { restartService, startService, stopService } from './change'
export { readService, servicesPoll } from './list'
export { followServiceLog, openServiceLogText } from './logs'
