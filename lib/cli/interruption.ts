/**
 * Ctrl-C. The first one aborts `signal`: children end, cleaning up runs; a second one leaves at once. A command that has to
 * finish something in order (test: take its stack down) does so in `finally`, with the signal out of the way.
 */
class Interruption {
  #controller = new AbortController()
  #happened = false

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  get happened(): boolean {
    return this.#happened
  }

  trigger(): void {
    this.#happened = true
    this.#controller.abort(new InterruptedError())
  }

  /** A fresh signal for the cleaning up that follows an interruption. */
  reset(): void {
    this.#controller = new AbortController()
  }
}

export class InterruptedError extends Error {
  override readonly name = 'InterruptedError'

  constructor() {
    super('Interrupted')
  }
}

export const interruption = new Interruption()
