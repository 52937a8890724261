const introducer = String.raw`\x1b`
const patterns = [
  // A control sequence: a colour, or where the cursor goes.
  String.raw`(?:${introducer}\[|\x9b)[0-?]*[ -/]*[@-~]`,
  // A control string up to its end, such as a title or the address of a link. Nothing that begins one can be within, so that what has no
  // end is looked through once.
  String.raw`(?:${introducer}[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x80-\x9f]*(?:\x07|${introducer}\\|\x9c)`,
  // Any other escape; of one without an end, its beginning.
  `${introducer}[ -/]*[0-~]?`,
  // Any other control character but the tab and the carriage return.
  String.raw`[\x00-\x08\x0a-\x0c\x0e-\x1f\x7f-\x9f]`,
]
const pattern = new RegExp(patterns.join('|'), 'g')

/**
 * A line of a log as text, without what would steer a terminal. A carriage return within becomes a space: a terminal would write what
 * follows it over what is there.
 *
 * Whoever writes to a log decides what is in it, so the time this takes may grow with nothing but the length. That of Node's
 * `stripVTControlCharacters` grows with its square: some lines of 64 KiB hold up everyone for seconds.
 */
export function stripControlCharacters(line: string): string {
  return line.replace(pattern, '').replace(/\r$/, '').replaceAll('\r', ' ')
}
