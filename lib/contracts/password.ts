/** The fewest characters of a password that someone chooses. */
export const newPasswordLength = 12
