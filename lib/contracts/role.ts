/** What a person is allowed, from least to most: each may do all that the one before may. */
export const roles = ['viewer', 'operator', 'admin'] as const
export type Role = (typeof roles)[number]

/** What a token may be limited to. */
export const tokenScopes = ['read', 'operate', 'admin'] as const
export type TokenScope = (typeof tokenScopes)[number]

/**
 * What an operation asks of its caller. `public` asks nothing; `self` asks for a person in a browser, whatever their role: no token
 * changes a password or makes another token.
 */
export type Scope = 'public' | 'self' | TokenScope

const scopeOf: Record<Role, TokenScope> = { viewer: 'read', operator: 'operate', admin: 'admin' }

/** The most that a role may do. */
export function scopeOfRole(role: Role): TokenScope {
  return scopeOf[role]
}

/** The role with exactly this scope. */
export function roleOfScope(scope: TokenScope): Role {
  return roles[tokenScopes.indexOf(scope)] ?? 'viewer'
}

/** Whether someone of this role may do what asks for this scope. */
export function roleAllows(role: Role, scope: TokenScope): boolean {
  return roles.indexOf(role) >= tokenScopes.indexOf(scope)
}

/** The lesser of two roles. */
export function lesserRole(left: Role, right: Role): Role {
  return roles.indexOf(left) < roles.indexOf(right) ? left : right
}
