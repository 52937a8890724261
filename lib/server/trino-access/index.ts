export { ensureTrinoAccess } from './ensure'
export { groupOfRole, rolesOfUsers } from './groups'
export { hashTrinoPassword } from './password-file'
export { readTrinoPeople, type TrinoPerson } from './people'
