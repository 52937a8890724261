import { expect, test } from '@playwright/test'
import { expectAccessible } from './pages/accessibility'
import { open } from './pages/console'

test('an operation is found again after its page was left, and tells what was done and who asked', async ({ page }) => {
  await open(page, '/stack')
  await page.getByRole('button', { name: 'Actions for flower' }).click()
  await page.getByRole('menuitem', { name: /Restart/ }).click()
  await page.getByRole('button', { name: 'Restart flower' }).click()
  await expect(page.getByRole('list', { name: 'Under way' })).toContainText(/Restart(ing|ed) flower/)

  await open(page, '/operations?target=flower')
  const newest = page.getByRole('main').getByRole('listitem').first()
  await newest.getByRole('link').click()
  await expect(page).toHaveURL(/\/operations\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Restarted flower', { timeout: 120_000 })
  const main = page.getByRole('main')
  for (const each of ['Restart flower', 'Wait until healthy']) {
    await expect(main.getByRole('listitem').filter({ hasText: each }).getByTitle('succeeded')).toBeVisible()
  }
  const { name } = (await (await page.request.get('/api/v1/account')).json()) as { name: string }
  await expect(main.getByText('Asked by').locator('..')).toContainText(name)
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 780 })
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
})

test('operations are filtered, and the filter is in the address', async ({ page }) => {
  await open(page, '/operations')
  await page.getByRole('button', { name: 'State' }).click()
  await page.getByRole('menuitemradio', { name: 'succeeded' }).click()
  await expect(page).toHaveURL(/state=succeeded/)
  await page.reload()
  await expect(page.getByRole('button', { name: 'State succeeded' })).toBeVisible()
  await page.goto('/operations?target=nothing-of-this-name')
  await expect(page.getByRole('heading', { name: 'No operations match' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
})
