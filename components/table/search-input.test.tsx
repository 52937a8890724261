// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SearchInput } from './search-input'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const input = () => screen.getByRole<HTMLInputElement>('searchbox')
const type = (text: string) => fireEvent.change(input(), { target: { value: text } })
const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms))

describe('a search that the console answers', () => {
  it('is told once, when typing pauses', () => {
    const told = vi.fn()
    render(<SearchInput label="people" value="" onChange={told} />)
    for (const text of ['a', 'ad', 'ada']) {
      type(text)
      wait(200)
    }
    expect(told).not.toHaveBeenCalled()
    wait(50)
    expect(told.mock.calls).toEqual([['ada']])
  })

  it('is told before its field is left, and not afterwards', () => {
    const told = vi.fn()
    render(<SearchInput label="people" value="" onChange={told} />)
    type('ada')
    fireEvent.blur(input())
    expect(told.mock.calls).toEqual([['ada']])
    wait(1_000)
    expect(told).toHaveBeenCalledTimes(1)
  })

  it('is not told by a page that is gone', () => {
    const told = vi.fn()
    const { unmount } = render(<SearchInput label="people" value="" onChange={told} />)
    type('ada')
    unmount()
    wait(1_000)
    expect(told).not.toHaveBeenCalled()
  })

  it('keeps what is typed while an earlier word comes back as the value, and follows a change from elsewhere', () => {
    const told = vi.fn()
    const { rerender } = render(<SearchInput label="people" value="" onChange={told} />)
    type('ada')
    wait(250)
    rerender(<SearchInput label="people" value="ada" onChange={told} />)
    type('ada l')
    rerender(<SearchInput label="people" value="ada" onChange={told} />)
    expect(input().value).toBe('ada l')
    rerender(<SearchInput label="people" value="" onChange={told} />)
    expect(input().value).toBe('')
  })
})
