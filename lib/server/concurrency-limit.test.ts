import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import { ConcurrencyLimit } from './concurrency-limit'

const refusal = (enter: () => unknown) => {
  try {
    enter()
    return null
  } catch (error) {
    return error
  }
}

describe('a limit of what is under way', () => {
  it('refuses an owner who has enough, with the wait, until some of it is over', () => {
    const limit = new ConcurrencyLimit({ key: 'own', what: 'streams', perOwner: 3, inAll: 100 })
    const leave = limit.enter('a')
    limit.enter('a', 2)
    const error = refusal(() => limit.enter('a'))
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) })
    limit.enter('b')
    leave()
    leave()
    limit.enter('a')
    expect(refusal(() => limit.enter('a'))).toMatchObject({ code: 'rate_limited' })
  })

  it('refuses everyone once there is enough of it in all', () => {
    const limit = new ConcurrencyLimit({ key: 'all', what: 'logs', perOwner: 2, inAll: 3 })
    limit.enter('a', 2)
    const leave = limit.enter('b')
    expect(refusal(() => limit.enter('c'))).toMatchObject({ code: 'rate_limited' })
    leave()
    limit.enter('c')
  })

  it('counts together with one of the same name, wherever that was made', () => {
    const options = { key: 'shared', what: 'logs', perOwner: 1, inAll: 1 }
    new ConcurrencyLimit(options).enter('a')
    expect(refusal(() => new ConcurrencyLimit(options).enter('a'))).toMatchObject({ code: 'rate_limited' })
  })
})
