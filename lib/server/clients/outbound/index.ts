export { OutboundError } from './outbound-error'
export { parseOutboundUrl } from './parse-outbound-url'
export { checkOutboundHost, type OutboundResponse, requestOutbound } from './request-outbound'
