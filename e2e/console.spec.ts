import { expect, test } from '@playwright/test'
import { setting } from './integration/settings'

test('from the first sign-in to the rows of the sample: sign in, stop and start a service, run the pipeline, see its table', async ({
  page,
}) => {
  const password = setting('ADMIN_PASSWORD')
  const chosen = `${password}-chosen`

  await page.goto('/stack')
  await expect(page).toHaveURL(/sign-in/)
  await page.getByLabel('Email').fill(setting('ADMIN_EMAIL'))
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page, 'the first password must be changed before anything else').toHaveURL(/change-password/)
  await page.getByLabel('Current password').fill(password)
  await page.getByLabel('New password', { exact: true }).fill(chosen)
  await page.getByLabel('New password, again').fill(chosen)
  await page.locator('button[type=submit]').click()
  await expect(page).not.toHaveURL(/change-password/)

  await page.goto('/stack')
  const flower = page.getByRole('row').filter({ hasText: 'flower' })
  await expect(flower).toContainText('healthy')
  await page.getByRole('button', { name: 'Actions for flower' }).click()
  await page.getByRole('menuitem', { name: /Stop/ }).click()
  await page.getByRole('button', { name: 'Stop flower' }).click()
  await expect(flower).toContainText('stopped')
  await page.getByRole('button', { name: 'Actions for flower' }).click()
  await page.getByRole('menuitem', { name: 'Start' }).click()
  await expect(flower).toContainText('healthy')

  await page.goto('/pipelines/sales_pipeline')
  const runs = page.getByRole('row').filter({ hasText: 'manual__' })
  await expect(runs.first()).toBeVisible()
  const before = await runs.count()
  await page.getByRole('button', { name: 'Run sales_pipeline' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page).toHaveURL(/\/runs\//)
  await expect(page.getByText('success').first()).toBeVisible({ timeout: 120_000 })
  await page.goto('/pipelines/sales_pipeline')
  await expect(runs).toHaveCount(before + 1)

  await page.goto('/tables/lakehouse/sales')
  await expect(page.getByText('Rows', { exact: true }).locator('..')).toContainText('20')
  await expect(page.getByText('Anna Keller').first()).toBeVisible()
})
