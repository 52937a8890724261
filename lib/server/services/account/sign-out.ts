import { getAuth } from '@/lib/server/auth'

/** Ends the session in these headers. @returns the cookies that make the browser forget it. */
export async function signOut(headers: Headers): Promise<string[]> {
  const answer = await getAuth().api.signOut({ headers, returnHeaders: true })
  return answer.headers.getSetCookie()
}
