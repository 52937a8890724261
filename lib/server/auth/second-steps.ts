/** The sign-ins of a person that wait for a code, as the two-factor plugin keeps them: what was proved for them ends with the password. */
export const secondStepsOf = (userId: string) => ({ value: userId, identifier: { startsWith: '2fa-' } })
