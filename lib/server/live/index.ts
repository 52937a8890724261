export { createSharedPoll, type SharedPoll, type SharedPollOptions } from './shared-poll'
export { byKey, toKeptPage } from './to-kept-page'
