import { expect, test } from '@playwright/test'
import { setting } from './integration/settings'
import { expectAccessible } from './pages/accessibility'

/** Comes before all others: they go on with the session that it leaves. */
test('the first sign-in asks for a password of one’s own before anything else', async ({ page }, testInfo) => {
  const password = setting('ADMIN_PASSWORD')
  const chosen = `${password}-chosen`

  await page.goto('/stack')
  await expect(page).toHaveURL(/sign-in/)
  await expectAccessible(page)
  await page.getByLabel('Email').fill(setting('ADMIN_EMAIL'))
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page, 'the first password must be changed before anything else').toHaveURL(/change-password/)
  await page.goto('/stack')
  await expect(page).toHaveURL(/change-password/)
  await expectAccessible(page)

  await page.getByLabel('Current password').fill(password)
  await page.getByLabel('New password', { exact: true }).fill(chosen)
  await page.getByLabel('New password, again').fill(chosen)
  await page.locator('button[type=submit]').click()
  await expect(page).not.toHaveURL(/change-password/)
  await page.context().storageState({ path: `${testInfo.project.outputDir}/session.json` })
})
