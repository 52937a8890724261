export { ensureTrinoAccess } from './ensure'
export { groupOfRole, rolesOfUsers } from './groups'
export { hashTrinoPassword } from './password-file'
export type { TrinoPerson } from './people'
