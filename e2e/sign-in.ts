import { expect, type Page } from '@playwright/test'
import { setting } from './integration/settings'

/** The password that the first admin has once it was changed. */
const chosenPassword = () => `${setting('ADMIN_PASSWORD')}-chosen`

/** Signs the page's browser in without a form, whether or not the first password was changed already. */
export async function signIn(page: Page): Promise<void> {
  const email = setting('ADMIN_EMAIL')
  // As the console's own pages say where a request comes from.
  const headers = { origin: setting('CONSOLE_URL').replace('127.0.0.1', 'localhost') }
  const password = chosenPassword()
  const signedIn = await page.request.post('/api/v1/session', { headers, data: { email, password } })
  if (signedIn.ok()) return
  const currentPassword = setting('ADMIN_PASSWORD')
  const first = await page.request.post('/api/v1/session', { headers, data: { email, password: currentPassword } })
  expect(first.ok(), await first.text()).toBe(true)
  const changed = await page.request.post('/api/v1/account/password', {
    headers,
    data: { currentPassword, newPassword: password },
  })
  expect(changed.ok(), await changed.text()).toBe(true)
}
