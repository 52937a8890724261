import { bodyOf, type DocumentedOperation } from './api-document'

const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

/** The call of an operation with its examples, for a shell; null where no token is let in, so that only a browser can. */
export function toCurl(operation: DocumentedOperation): string | null {
  const { method, path, parameters = [] } = operation
  if (operation['x-scope'] === 'self') return null
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(parameters.find((each) => each.in === 'path' && each.name === name)?.example ?? name)
    // A key keeps its slashes.
    return value.split('/').map(encodeURIComponent).join('/')
  })
  const query = parameters
    .filter((each) => each.in === 'query' && each.required)
    .flatMap(({ name, example }) => [example].flat().map((value) => `${name}=${encodeURIComponent(String(value))}`))
  const address = `"$LAKEHOUSE_URL/api/v1${filled}${query.length > 0 ? `?${query.join('&')}` : ''}"`
  const isStream = Object.values(operation.responses).some(({ content }) => content?.['text/event-stream'])
  const flags = `${method === 'GET' ? '' : `-X ${method} `}${isStream ? '-N ' : ''}`
  return [
    `curl ${flags}${address}`,
    ...(operation['x-scope'] === 'public'
      ? method === 'GET'
        ? []
        : ['-H "Origin: $LAKEHOUSE_URL"']
      : ['-H "Authorization: Bearer $LAKEHOUSE_TOKEN"']),
    ...(parameters.some(({ name }) => name === 'Idempotency-Key') ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...bodyFlags(operation),
  ].join(' \\\n  ')
}

function bodyFlags(operation: DocumentedOperation): string[] {
  const body = bodyOf(operation)
  if (!body) return []
  const type = `-H ${quote(`Content-Type: ${body.contentType}`)}`
  if (body.contentType !== 'application/json') return [type, '--data-binary @file.csv']
  return [type, `-d ${quote(JSON.stringify(body.example))}`]
}
