export { createSharedPoll, type SharedPoll, type SharedPollOptions } from './shared-poll'
