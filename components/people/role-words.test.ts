import { describe, expect, it } from 'vitest'
import { describeChange, describeRole } from './role-words'

describe('words on roles', () => {
  it('say all that is lost by a step of two roles, and nothing that is gained', () => {
    const { lost, gained } = describeChange('admin', 'viewer')
    expect(lost).toContain('run pipelines')
    expect(lost).toContain('read the audit log')
    expect(lost).not.toContain('see services')
    expect(gained).toBe('')
  })

  it('say what is gained by a greater role, and nothing that is lost', () => {
    expect(describeChange('operator', 'admin')).toEqual({
      lost: '',
      gained: 'manage people, tokens and webhooks, read the audit log, run any statement, and own every table',
    })
  })

  it('say nothing of a role that stays', () => {
    expect(describeChange('operator', 'operator')).toEqual({ lost: '', gained: '' })
  })

  it('name the role below', () => {
    expect(describeRole('admin')).toMatch(/^May do all that an operator may, and manage people/)
    expect(describeRole('operator')).toMatch(/^May do all that a viewer may, and run pipelines/)
  })
})
