import { type Browser, expect, type Page, test } from '@playwright/test'
import { authenticatorCode } from '@/lib/server/auth/testing'
import { startTestProvider, type TestProvider } from '@/lib/server/clients/oidc/testing'
import { setting } from './integration/settings'
import { expectAccessible } from './pages/accessibility'

/** A browser that knows nobody yet. */
const newcomer = async (browser: Browser): Promise<Page> => {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } })
  return context.newPage()
}

async function invite(page: Page, email: string, role: string): Promise<string> {
  const origin = new URL(test.info().project.use.baseURL ?? '').origin
  const response = await page.request.post('/api/v1/invitations', { headers: { origin }, data: { email, role } })
  expect(response.status(), await response.text()).toBe(201)
  return new URL(((await response.json()) as { link: string }).link).hash.slice(1)
}

test.describe('by a provider of identities', () => {
  let provider: TestProvider

  test.beforeAll(async ({ baseURL }) => {
    const { hostname, port } = new URL(setting('OIDC_ISSUER'))
    provider = await startTestProvider({
      redirectUri: `${baseURL}/api/v1/session/oidc/callback`,
      host: hostname,
      port: Number(port),
      clientSecret: setting('OIDC_CLIENT_SECRET'),
    })
  })

  test.afterAll(() => provider.close())

  test('lets in who is invited, in the role of the invitation, and nobody else', async ({ browser, page }) => {
    const email = `grace-${Date.now()}@lakehouse.local`
    provider.accounts.set('grace', { email, email_verified: true, name: 'Grace Hopper' })
    const other = await newcomer(browser)
    const enter = async () => {
      await other.getByRole('link', { name: /^Sign in with / }).click()
      await other.getByLabel('Name').fill('grace')
      await other.getByRole('button', { name: 'Enter' }).click()
    }
    await other.goto('/account')
    await enter()
    await expect(other.getByRole('alert').filter({ hasText: 'You are not invited yet' })).toBeVisible()
    await expectAccessible(other)

    await invite(page, email, 'viewer')
    await other.context().clearCookies()
    await other.goto('/account')
    await enter()
    await expect(other).toHaveURL(/\/account$/)
    await expect(other.getByText('You sign in elsewhere, without a password here.').first()).toBeVisible()
    const viewer = await (await other.request.get('/api/v1/account')).json()
    expect(viewer).toMatchObject({ email, role: 'viewer', kind: 'person', name: 'Grace Hopper' })
    await other.context().close()
  })

  test('says so when it is cancelled there', async ({ browser }) => {
    const other = await newcomer(browser)
    await other.goto('/sign-in')
    await other.getByRole('link', { name: /^Sign in with / }).click()
    await other.getByRole('button', { name: 'Cancel' }).click()
    await expect(other.getByRole('alert').filter({ hasText: 'You were not signed in' })).toBeVisible()
    await other.context().close()
  })
})

test('a second factor is set up, asked for, replaced by a backup code, and turned off', async ({ browser, page }) => {
  const email = `ada-${Date.now()}@lakehouse.local`
  const password = 'a-password-of-my-own'
  const token = await invite(page, email, 'viewer')
  const other = await newcomer(browser)
  const origin = new URL(test.info().project.use.baseURL ?? '').origin
  const joined = await other.request.post('/api/v1/invitations/acceptance', {
    headers: { origin },
    data: { token, name: 'Ada', password },
  })
  expect(joined.status()).toBe(201)

  const dialog = other.getByRole('dialog')
  const code = other.getByRole('textbox', { name: 'Code', exact: true })
  await other.goto('/account')
  await other.getByRole('button', { name: 'Turn on two-factor' }).click()
  await dialog.getByLabel('Password').fill(password)
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await expect(dialog.getByRole('img', { name: /QR code/ })).toBeVisible()
  await expectAccessible(other)
  const secret = (await dialog.locator('p.font-mono').textContent())?.replace(/\s/g, '') ?? ''
  // A code is good once: that of the step before leaves the one of now for the sign-in.
  await code.fill(authenticatorCode(secret, Date.now() - 30_000))
  await dialog.getByRole('button', { name: 'Turn on two-factor' }).click()
  await expect(dialog).toContainText('Two-factor is on')
  const [backupCode = ''] = await dialog.getByRole('listitem').allInnerTexts()
  await dialog.getByRole('button', { name: 'I have kept them' }).click()
  await expect(other.getByText('10 backup codes are left.')).toBeVisible()

  const begin = async () => {
    await other.context().clearCookies()
    await other.goto('/sign-in?next=/account')
    await other.getByLabel('Email').fill(email)
    await other.getByLabel('Password').fill(password)
    await other.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(other.getByRole('heading', { name: 'Second step' })).toBeVisible()
  }
  await begin()
  await expectAccessible(other)
  await expect(code).toBeFocused()
  await expect(code).toHaveAttribute('autocomplete', 'one-time-code')
  expect((await other.request.get('/api/v1/account')).status(), 'no session before the second step').toBe(401)
  await code.fill('000000')
  await other.keyboard.press('Enter')
  await expect(other.getByText('The code is not right')).toBeVisible()
  await code.fill(authenticatorCode(secret))
  await other.keyboard.press('Enter')
  await expect(other).toHaveURL(/\/account$/)

  await begin()
  await other.getByRole('button', { name: 'Use a backup code' }).click()
  await other.getByRole('textbox', { name: 'Backup code' }).fill(backupCode)
  await other.keyboard.press('Enter')
  await expect(other.getByText('9 backup codes are left.')).toBeVisible()

  await other.getByRole('button', { name: 'Turn off' }).click()
  await dialog.getByLabel('Password').fill(password)
  await code.fill(authenticatorCode(secret, Date.now() + 30_000))
  await dialog.getByRole('button', { name: 'Turn off two-factor' }).click()
  await expect(other.getByRole('button', { name: 'Turn on two-factor' })).toBeVisible()
  await other.context().close()
})
