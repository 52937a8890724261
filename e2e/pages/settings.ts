import { expect, type Page } from '@playwright/test'
import { open } from './console'

/** The people of the console, as an admin deals with them. */
export class PeoplePage {
  constructor(private readonly page: Page) {}

  /** @returns the link, as it is shown once. */
  async invite(email: string, role: string): Promise<string> {
    await open(this.page, '/settings/people')
    await this.page.getByRole('button', { name: 'Invite', exact: true }).click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByLabel('Email').fill(email)
    await dialog.getByRole('radio', { name: new RegExp(`^${role}`) }).check()
    await dialog.getByRole('button', { name: 'Make the link' }).click()
    const link = await dialog.locator('code').textContent()
    await dialog.getByRole('button', { name: 'Done' }).click()
    return link ?? ''
  }

  invitation(email: string) {
    return this.page.getByRole('button', { name: `Take back: ${email}` })
  }

  /** Goes to a person by searching for their address. @returns their id. */
  async find(email: string): Promise<string> {
    await open(this.page, '/settings/people')
    await this.page.getByLabel('Search people').fill(email)
    await expect(this.page).toHaveURL(/\?q=/)
    await this.page.getByRole('row').filter({ hasText: email }).click()
    await expect(this.page).toHaveURL(/\/settings\/people\/[\w-]+$/)
    await expect(this.page.locator('main header').getByText(email)).toBeVisible()
    return this.page.url().split('/').at(-1) ?? ''
  }

  async chooseRole(role: string): Promise<void> {
    await this.page.getByRole('radio', { name: new RegExp(`^${role}`) }).check()
    await this.page.getByRole('button', { name: 'Change role…' }).click()
    await this.page.getByRole('dialog').getByRole('button', { name: 'Change role' }).click()
  }

  async remove(email: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Remove (person|yourself)/ }).click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByLabel(/^Type/).fill(email)
    await dialog.getByRole('button', { name: 'Remove person' }).click()
  }
}

/** The tokens of who looks. */
export class TokensPage {
  constructor(private readonly page: Page) {}

  /** @returns the token, as it is shown once. */
  async create(name: string, scope: string): Promise<string> {
    await open(this.page, '/settings/tokens')
    await this.page.getByRole('button', { name: 'Create token' }).first().click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByLabel('Name').fill(name)
    await dialog.getByRole('radio', { name: new RegExp(`^${scope}`) }).check()
    await dialog.getByRole('button', { name: 'Create token' }).click()
    const token = await dialog.locator('code').first().textContent()
    await dialog.getByRole('button', { name: 'Done' }).click()
    return token ?? ''
  }

  async revoke(name: string): Promise<void> {
    await open(this.page, '/settings/tokens')
    await this.page.getByRole('button', { name: `Revoke ${name}` }).click()
    await this.page.getByRole('dialog').getByRole('button', { name: 'Revoke token' }).click()
    await expect(this.page.getByRole('dialog')).toBeHidden()
  }
}

/** What was changed and refused. */
export class AuditPage {
  constructor(private readonly page: Page) {}

  async open(filter: Record<string, string>): Promise<void> {
    await open(this.page, `/settings/audit?${new URLSearchParams(filter)}`)
  }

  event(action: string, outcome: string) {
    return this.page.getByRole('row').filter({ hasText: action }).filter({ hasText: outcome })
  }
}
