export { endTrinoAccess, keepTrinoAccess, syncTrinoAccess } from './converge'
