/** A reader that takes nothing for so long, while something waits for it, is let go. */
const longestStallMs = 60_000

/** Notices that what was offered is not taken. */
export class StallWatch {
  private readonly onStall: () => void
  private timer: NodeJS.Timeout | undefined

  constructor(onStall: () => void) {
    this.onStall = onStall
  }

  /** Something waits for the reader; nothing changes where something did already. */
  begin(): void {
    this.timer ??= setTimeout(this.onStall, longestStallMs)
  }

  /** The reader has taken something, or is gone. */
  end(): void {
    clearTimeout(this.timer)
    this.timer = undefined
  }
}
