import { CliError } from '../errors'
import { EXIT } from '../exit-codes'

const base = '/api/v1'
const fix = 'For example: ./lakehouse api GET /services'

/**
 * A path of the API with its query, as it goes behind /api/v1.
 *
 * @param given with or without /api/v1, and with or without a slash before it.
 * @param query `name=value`, added to those that the path has.
 * @throws CliError (exit code 2) for what would leave /api/v1, or names a host.
 */
export function toApiPath(given: string, query: readonly string[] = []): string {
  if (given === '') throw usage('The path is empty.')
  if (/^[a-z][a-z0-9+.-]*:/i.test(given) || /^[/\\]{2}/.test(given)) {
    throw usage(`“${given}” names a host. The console’s is set with LAKEHOUSE_URL.`)
  }
  if (/[\\#\s]|\p{Cc}/u.test(given)) {
    throw usage(`“${given}” is not a path: a blank, \\ or # in a name is written as %20, %5C or %23.`)
  }
  // Someone on the way may read an encoded slash as one.
  if (/(^|\/|%2f|%5c)(\.|%2e){2}($|[/?]|%2f|%5c)/i.test(given)) throw usage(`“${given}” leads out of where it begins.`)
  const path = given.startsWith('/') ? given : `/${given}`
  const url = new URL(path === base || path.startsWith(`${base}/`) ? path : `${base}${path}`, 'http://console.invalid')
  if (!url.pathname.startsWith(`${base}/`)) throw usage(`“${given}” leads out of ${base}.`)
  for (const each of query) {
    const at = each.indexOf('=')
    if (at < 1) throw usage(`--query ${each} is not name=value.`)
    url.searchParams.append(each.slice(0, at), each.slice(at + 1))
  }
  return `${url.pathname.slice(base.length)}${url.search}`
}

const usage = (message: string) => new CliError(message, { fix, exitCode: EXIT.usage })
