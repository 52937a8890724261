import { expect, it } from 'vitest'
import { chooseArchives } from './debian-base'

const source = (uri: string, suite: string) => ({ uri, suite, components: ['main'], signedBy: undefined })
const debian = { id: 'debian', codename: 'bookworm' }

it('takes a suite with its security updates from the machine’s own archives, also those of its own suite', () => {
  const own = [source('http://a.example', 'bookworm'), source('http://s.example', 'bookworm-security')]
  expect(chooseArchives(own, 'trixie', debian)).toMatchObject([
    { uri: 'http://a.example', suite: 'trixie' },
    { uri: 'http://s.example', suite: 'trixie-security' },
  ])
  const named = [...own, source('http://t.example', 'trixie')]
  expect(chooseArchives(named, 'trixie', debian)[0]).toMatchObject({ uri: 'http://t.example', suite: 'trixie' })
  expect(chooseArchives([source('http://a.example', 'bookworm')], 'bookworm', debian)).toHaveLength(1)
})

it('says what is missing where no source has the suite', () => {
  expect(() =>
    chooseArchives([source('http://u.example', 'noble')], 'trixie', { id: 'ubuntu', codename: 'noble' }),
  ).toThrow(/no apt source.*trixie/i)
})
