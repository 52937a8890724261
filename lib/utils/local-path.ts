// Only its being the same before and after matters.
const here = 'http://here.invalid'

/**
 * Where to go next, if that is a page of ours, else the first page. Read as a browser reads it: `//host`, `/\\host` and
 * `/<tab>/host` would all leave the console.
 */
export function localPath(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/') || !URL.canParse(next, here)) return '/'
  const url = new URL(next, here)
  return url.origin === here ? `${url.pathname}${url.search}` : '/'
}
