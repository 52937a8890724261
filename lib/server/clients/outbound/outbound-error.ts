/** Why a request to somewhere outside got no answer; `message` is a sentence for a person, without what its address may hold of a secret. */
export class OutboundError extends Error {
  override readonly name = 'OutboundError'

  constructor(message: string, options?: { cause: unknown }) {
    super(message, options)
  }
}
