/** Remembers whether the rail is collapsed, so that the first paint has its width. */
export const railCookie = 'lakehouse.rail'
