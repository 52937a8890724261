import { expect, test } from '@playwright/test'
import { expectAccessible } from './pages/accessibility'
import { consolePages, open, pressUntil } from './pages/console'

test('no page has a serious or critical finding of axe, light or dark', async ({ page, request }) => {
  for (const [name, address] of await consolePages(request)) {
    await test.step(name, async () => {
      await open(page, address)
      await expectAccessible(page)
    })
  }
})

test('what opens over a page has none either', async ({ page }) => {
  await open(page, '/stack')
  await pressUntil(page, ['ControlOrMeta+k'], () =>
    expect(page.getByRole('dialog', { name: 'Search and go' })).toBeVisible({ timeout: 5_000 }),
  )
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Actions for flower' }).click()
  await page.getByRole('menuitem', { name: /Restart/ }).click()
  await expect(page.getByRole('dialog', { name: 'Restart flower?' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: /^Account of/ }).click()
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible()
  await expectAccessible(page)

  await open(page, '/settings/people')
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Invite someone' })).toBeVisible()
  await expectAccessible(page)

  await open(page, '/settings/tokens')
  await page.getByRole('button', { name: 'Create token' }).first().click()
  await expect(page.getByRole('dialog', { name: 'Create a token' })).toBeVisible()
  await expectAccessible(page)

  await open(page, '/settings/audit')
  await page.locator('tr[data-index="0"]').click()
  await expect(page.getByRole('dialog').getByText('What it changed')).toBeVisible()
  await expectAccessible(page)

  await open(page, '/pipelines/sales_pipeline')
  await page.getByRole('button', { name: 'Run sales_pipeline' }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Run', exact: true })).toBeVisible()
  await expectAccessible(page)
})

test('at 360 px no page scrolls sideways, and each has its navigation', async ({ page, request }) => {
  await page.setViewportSize({ width: 360, height: 780 })
  for (const [name, address] of await consolePages(request)) {
    await test.step(name, async () => {
      await open(page, address)
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow, `${name} is wider than the window, in pixels`).toBe(0)
    })
  }
  await page.getByRole('button', { name: 'Open navigation' }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Stack' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Stack' })).toBeVisible()
})

test('the keyboard goes everywhere: g and a letter, and by name', async ({ page }) => {
  await open(page, '/')
  await pressUntil(page, ['g', 's'], () => expect(page).toHaveURL(/\/stack$/, { timeout: 5_000 }))
  await pressUntil(page, ['g', ','], () => expect(page).toHaveURL(/\/settings\/people$/, { timeout: 5_000 }))
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('option', { name: 'lakehouse.sales' })).toBeVisible()
  await page.keyboard.type('lakehouse.sales')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/tables\/lakehouse\/sales$/)

  await open(page, '/pipelines')
  await page.locator('tr[data-row="sales_pipeline"]').focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/pipelines\/sales_pipeline$/)
})
