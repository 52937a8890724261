import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** No serious or critical finding of axe in what the page shows now, in either theme. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await expectNoGraveFinding(page, new AxeBuilder({ page }))
  // The themes differ in their colours and in nothing else.
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectNoGraveFinding(page, new AxeBuilder({ page }).withRules(['color-contrast']))
}

async function expectNoGraveFinding(page: Page, axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze()
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({ id, help, where: nodes.slice(0, 5).map(({ target }) => target.join(' ')) }))
  expect(grave, page.url()).toEqual([])
}
