import { expect, type Page } from '@playwright/test'
import { setting } from './integration/settings'

/** The password that the first admin has once it was changed. */
const chosenPassword = () => `${setting('ADMIN_PASSWORD')}-chosen`

/** Signs the page's browser in without a form, whether or not the first password was changed already. */
export async function signIn(page: Page): Promise<void> {
  const email = setting('ADMIN_EMAIL')
  const password = chosenPassword()
  const signedIn = await page.request.post('/api/v1/session', { data: { email, password } })
  if (signedIn.ok()) return
  const currentPassword = setting('ADMIN_PASSWORD')
  const first = await page.request.post('/api/v1/session', { data: { email, password: currentPassword } })
  expect(first.status(), await first.text()).toBe(200)
  const changed = await page.request.post('/api/v1/account/password', {
    data: { currentPassword, newPassword: password },
  })
  expect(changed.ok(), await changed.text()).toBe(true)
}
