export { activityPoll, endActivity, listActivity } from './activity'
export { restartService, startService, stopService } from './change'
export { listStackServices, readService, requireService, servicesPoll } from './list'
export { followServiceLog, openServiceLogText } from './logs'
