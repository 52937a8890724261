import { Listr } from 'listr2'
import { formatDuration } from './format'
import { isInteractive, renderMark, say, sayHeading, speaksToPrograms } from './terminal'

/** One line of a section that changes until it is done or has failed. */
export interface LiveLine {
  /** A new state, worth a line of its own on a pipe. */
  state(text: string): void
  /** Progress within a state: shown on a terminal only. */
  progress(text: string): void
  done(text: string): void
  fail(text: string): void
}

export interface LiveSection {
  readonly lines: ReadonlyMap<string, LiveLine>
  /** Resolves when every line has ended and the screen is written. Lines that are open are left as they are. */
  close(): Promise<void>
}

interface Writer {
  title: string
}

/** Lines redrawn in place on a terminal; one plain line per change of state on a pipe. */
export function openLiveSection(heading: string, names: readonly string[]): LiveSection {
  sayHeading(heading)
  if (speaksToPrograms()) return { lines: new Map(), close: async () => {} }
  return isInteractive ? openOnTerminal(names) : openOnPipe(names)
}

function nameColumn(names: readonly string[]): (name: string) => string {
  const width = Math.max(0, ...names.map((name) => name.length))
  return (name) => name.padEnd(width)
}

function openOnPipe(names: readonly string[]): LiveSection {
  const pad = nameColumn(names)
  const lines = new Map<string, LiveLine>()
  for (const name of names) {
    let last = ''
    const print = (mark: Parameters<typeof renderMark>[0], text: string) => {
      if (text === last) return
      last = text
      say(`  ${renderMark(mark)} ${pad(name)}  ${text}`)
    }
    lines.set(name, {
      state: (text) => print('note', text),
      progress: () => {},
      done: (text) => print('pass', text),
      fail: (text) => print('fail', text),
    })
  }
  return { lines, close: async () => {} }
}

function openOnTerminal(names: readonly string[]): LiveSection {
  const pad = nameColumn(names)
  const lines = new Map<string, LiveLine>()
  const endings: Array<() => void> = []

  const tasks = names.map((name) => {
    const ending = Promise.withResolvers<void>()
    endings.push(ending.resolve)
    let writer: Writer | undefined
    let text = 'waiting'
    let startedAt = Date.now()
    const draw = () => {
      if (writer) writer.title = `${pad(name)}  ${text}`
    }
    // The seconds go on counting while nothing is reported: a person sees that it is alive.
    let state = text
    const ticker = setInterval(() => {
      const elapsedMs = Date.now() - startedAt
      text = elapsedMs >= 1000 && state !== 'waiting' ? `${state} · ${formatDuration(elapsedMs)}` : state
      draw()
    }, 1000)
    const end = (finalText: string, settle: () => void) => {
      clearInterval(ticker)
      text = finalText
      draw()
      settle()
    }
    lines.set(name, {
      state: (next) => {
        if (next === state) return
        state = next
        startedAt = Date.now()
        text = next
        draw()
      },
      progress: (next) => {
        state = next
        text = `${next} · ${formatDuration(Date.now() - startedAt)}`
        draw()
      },
      done: (finalText) => end(finalText, ending.resolve),
      fail: (finalText) => end(finalText, () => ending.reject(new Error(finalText))),
    })
    return {
      title: `${pad(name)}  ${text}`,
      task: async (_context: unknown, task: Writer) => {
        writer = task
        try {
          await ending.promise
        } finally {
          clearInterval(ticker)
        }
      },
    }
  })

  const finished = new Listr(tasks, {
    concurrent: true,
    exitOnError: false,
    registerSignalListeners: false,
    rendererOptions: { showErrorMessage: false, collapseErrors: false, formatOutput: 'truncate' },
  })
    .run()
    .then(
      () => {},
      () => {},
    )

  return {
    lines,
    close: async () => {
      for (const resolve of endings) resolve()
      await finished
    },
  }
}
