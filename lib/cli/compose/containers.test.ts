import { expect, it } from 'vitest'
import { parsePorts, parseStatus } from './containers'

it.each([
  ['Up 2 hours (healthy)', { health: 'healthy', exitCode: undefined, uptime: '2 hours' }],
  ['Up 5 seconds (health: starting)', { health: 'starting', exitCode: undefined, uptime: '5 seconds' }],
  ['Up About a minute (unhealthy)', { health: 'failing', exitCode: undefined, uptime: 'About a minute' }],
  ['Up 3 days', { health: 'none', exitCode: undefined, uptime: '3 days' }],
  ['Exited (0) 3 seconds ago', { health: 'none', exitCode: 0, uptime: '' }],
  ['Restarting (137) 1 second ago', { health: 'none', exitCode: 137, uptime: '' }],
  ['Created', { health: 'none', exitCode: undefined, uptime: '' }],
])('reads %j', (status, expected) => {
  expect(parseStatus(status)).toEqual(expected)
})

it('lists published ports once, ranges included, and no inner ones', () => {
  expect(
    parsePorts('127.0.0.1:4000->4000/tcp, [::1]:4000->4000/tcp, 0.0.0.0:9000-9001->9000-9001/tcp, 5432/tcp'),
  ).toEqual([4000, 9000, 9001])
})
