import { describe, expect, it } from 'vitest'
import { stripControlCharacters } from './strip-control-characters'

const length = 64 * 1024
const fill = (part: string) => part.repeat(Math.ceil(length / part.length)).slice(0, length)

describe('stripControlCharacters', () => {
  it.each([
    ['a colour', '\u001b[1;31mred\u001b[0m', 'red'],
    ['a colour in sub-parameters', '\u001b[38:2::255:0:0mred\u001b[m', 'red'],
    ['where the cursor goes', 'a\u001b[2K\u001b[?25l\u001b[1;1Hb', 'ab'],
    ['a sequence with an intermediate', 'a\u001b[2 qb', 'ab'],
    ['an eight-bit sequence', '\u009b31mred\u009b0m', 'red'],
    ['a title', '\u001b]0;title\u0007text', 'text'],
    ['a link', '\u001b]8;;http://localhost:8081/?a=b\u001b\\Airflow\u001b]8;;\u001b\\ runs', 'Airflow runs'],
    ['a device string', 'a\u001bP1$r0m\u001b\\b', 'ab'],
    ['an escape of two characters', 'a\u001bcb\u001b7c', 'abc'],
    ['a character set', 'a\u001b(Bb', 'ab'],
    ['a bell, a backspace, a null', 'a\u0007b\bc\u0000d\u007fe\u0085f', 'abcdef'],
    ['a line’s carriage return', 'text\r', 'text'],
    ['a carriage return within', '10%\r20%\r', '10% 20%'],
    ['nothing of text', '\tgrößer [31m 漢字 🙂 ;#?', '\tgrößer [31m 漢字 🙂 ;#?'],
    ['only the beginning of a title without an end', 'a\u001b]0;title', 'a0;title'],
    ['only the beginning of a sequence without an end', 'a\u001b[31', 'a31'],
    ['an escape at the end', 'a\u001b', 'a'],
  ])('takes away %s', (_, line, text) => {
    expect(stripControlCharacters(line)).toBe(text)
  })

  it.each([
    ['titles without an end', fill('\u001b]a')],
    ['links without an end', fill('\u001b]8;;a')],
    ['one escape and much that could belong to it', `\u001b${'#;'.repeat(length / 2)}`],
    ['one escape and intermediates', `\u001b${'#'.repeat(length)}`],
    ['one sequence without an end', `\u001b[${'0;'.repeat(length / 2)}`],
    ['parameters and intermediates without an end', `\u001b[${'0'.repeat(length / 2)}${' '.repeat(length / 2)}`],
    ['sequences without an end', fill('\u001b[0;')],
    ['eight-bit titles without an end', fill('\u009d')],
    ['eight-bit sequences without an end', fill('\u009b0')],
    ['device strings without an end', fill('\u001bPa')],
    ['escapes', fill('\u001b')],
    ['carriage returns', `${'\r'.repeat(length)}a`],
    ['nulls', fill('\u0000')],
  ])('takes no longer for a line of %s', (_, line) => {
    const startedAt = performance.now()
    const text = stripControlCharacters(line)
    expect(performance.now() - startedAt).toBeLessThan(200)
    expect(text).not.toMatch(/\p{Cc}/u)
  })
})
