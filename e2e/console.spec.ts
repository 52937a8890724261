import { expect, test } from '@playwright/test'

test('stop and start a service', async ({ page }) => {
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
})

test('run the pipeline, and see the sample in its table', async ({ page }) => {
  await page.goto('/pipelines/sales_pipeline')
  const runs = page.getByRole('row').filter({ hasText: 'manual__' })
  await expect(runs.first()).toBeVisible()
  const before = await runs.count()
  await page.getByRole('button', { name: 'Run sales_pipeline' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page).toHaveURL(/\/runs\//)
  const state = page.locator('main header [data-state-name]')
  await expect(state).toHaveText('success', { timeout: 120_000 })
  await page.goto('/pipelines/sales_pipeline')
  await expect(runs).toHaveCount(before + 1)

  await page.goto('/tables/lakehouse/sales')
  await expect(page.getByText('Rows', { exact: true }).locator('..')).toContainText('20')
  await expect(page.getByText('Anna Keller').first()).toBeVisible()
})
