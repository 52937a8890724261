import { describe, expect, it } from 'vitest'
import { toAppError } from './errors'

describe('an error', () => {
  it.each([
    [
      'of Prisma that names it',
      { name: 'PrismaClientKnownRequestError', code: 'P1017' },
      'Server has closed the connection.',
    ],
    ['of the driver in a query', { name: 'PrismaClientUnknownRequestError' }, 'Connection terminated unexpectedly'],
    [
      'of the driver in a transaction, as Prisma passes it on',
      { clientVersion: '7.10.1' },
      'Connection terminated unexpectedly',
    ],
    ['of the socket', { code: 'ECONNREFUSED', syscall: 'connect' }, 'connect ECONNREFUSED'],
  ])('%s means that the database is away', (_, properties, message) => {
    expect(toAppError(Object.assign(new Error(message), properties))).toMatchObject({
      code: 'upstream_unavailable',
      upstream: 'console-db',
    })
  })

  it.each([
    ['of anything else', {}, 'Connection terminated unexpectedly'],
    ['of a query of ours that is wrong', { name: 'PrismaClientKnownRequestError', code: 'P2002' }, 'Unique constraint'],
  ])('%s is a defect of ours', (_, properties, message) => {
    expect(toAppError(Object.assign(new Error(message), properties))).toMatchObject({ code: 'internal' })
  })
})
