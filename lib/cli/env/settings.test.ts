import { describe, expect, it } from 'vitest'
import { parseEnvExample } from './env-example'
import { parseEnvFile, withVariables } from './env-file'
import { assertSettingsValid, createSettings, findMissingVariables, readPorts } from './settings'

const example = parseEnvExample(
  [
    '# TCP port of the console. Default: 4000',
    'LAKEHOUSE_PORT_CONSOLE=4000',
    'LAKEHOUSE_PORT_TRINO=8083',
    '# Signs sessions. [secret: hex 32]',
    'CONSOLE_AUTH_SECRET=',
    '# Administrator. [secret: password 20]',
    'ADMIN_PASSWORD=',
    '',
  ].join('\n'),
)

const parse = (text: string) => parseEnvFile(text, 'stack/.env')

describe('reading the settings', () => {
  it.each([
    ['CONSOLE PORT=1', /line 1: CONSOLE PORT is not a variable's name/],
    ['A=1\nnonsense', /line 2: has no "="/],
    ['A=1\nA=2', /line 2: A is already set in line 1/],
    ['A="open', /line 1: A has an opening "/],
    ['A=pa$word', /line 1: A contains a \$/],
  ])('refuses %j and names line and variable', (text, message) => {
    expect(() => parse(text)).toThrow(message)
  })

  it('never repeats a value, which may be a secret', () => {
    expect(() => parse("A=hunter2'hunter2")).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    )
  })

  it('reads quotes and comments as Compose does', () => {
    const { variables } = parse("A='a $b # c' # note\nB=x#y # note\n# C=1\nD=")
    expect([...variables.values()].map(({ name, value }) => [name, value])).toEqual([
      ['A', 'a $b # c'],
      ['B', 'x#y'],
      ['D', ''],
    ])
  })
})

describe('a first start', () => {
  it('fills in every secret, each time with another value, and passes its own checks', () => {
    const first = parse(createSettings(example))
    const second = parse(createSettings(example))
    expect(first.variables.get('CONSOLE_AUTH_SECRET')?.value).toMatch(/^[0-9a-f]{64}$/)
    expect(first.variables.get('ADMIN_PASSWORD')?.value).toMatch(/^[A-Za-z0-9]{20}$/)
    expect(first.variables.get('ADMIN_PASSWORD')?.value).not.toBe(second.variables.get('ADMIN_PASSWORD')?.value)
    expect(() => assertSettingsValid(first, example)).not.toThrow()
  })

  it('takes overrides, also for what the example does not have', () => {
    const file = parse(
      createSettings(
        example,
        new Map([
          ['LAKEHOUSE_PORT_CONSOLE', '4100'],
          ['EXTRA', 'x'],
        ]),
      ),
    )
    expect(readPorts(file, example).get('LAKEHOUSE_PORT_CONSOLE')).toBe(4100)
    expect(file.variables.get('EXTRA')?.value).toBe('x')
  })
})

describe('existing settings', () => {
  it('keeps every line that is there and adds what is new', () => {
    const before = '# mine\nLAKEHOUSE_PORT_CONSOLE=5000 # taken\n'
    const after = withVariables(parse(before), new Map([['NEW', '1']]), 'added')
    expect(after).toBe('# mine\nLAKEHOUSE_PORT_CONSOLE=5000 # taken\n\n# added\nNEW=1\n')
  })

  it('tells a secret that was removed from one that is new', () => {
    const file = parse('LAKEHOUSE_PORT_CONSOLE=4000')
    expect(findMissingVariables(file, example, ['CONSOLE_AUTH_SECRET']).lost).toEqual(['CONSOLE_AUTH_SECRET'])
    expect(findMissingVariables(file, example, []).lost).toEqual([])
  })

  it.each([
    ['CONSOLE_AUTH_SECRET=changeme', /CONSOLE_AUTH_SECRET is a value that everybody knows/],
    ['CONSOLE_AUTH_SECRET=', /CONSOLE_AUTH_SECRET is empty/],
    ['LAKEHOUSE_PORT_CONSOLE=abc', /LAKEHOUSE_PORT_CONSOLE is "abc"/],
    ['LAKEHOUSE_PORT_CONSOLE=70000', /is a number from 1 to 65535|a TCP port/],
    ['LAKEHOUSE_PORT_CONSOLE=9000\nLAKEHOUSE_PORT_TRINO=9000', /is 9000, as LAKEHOUSE_PORT_CONSOLE is/],
    ['LAKEHOUSE_BIND=everywhere', /LAKEHOUSE_BIND is "everywhere"/],
    ['TRINO_HEAP_MIB=1024', /TRINO_HEAP_MIB is "1024"; it must be a whole number of at least 1300/],
    ['LAKEHOUSE_BIND=::1', /LAKEHOUSE_BIND is "::1"; it must be an IPv4 address/],
  ])('refuses %j', (text, message) => {
    expect(() => assertSettingsValid(parse(text), example)).toThrow(message)
  })
})
