import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { setting } from './integration/settings'
import { expectAccessible } from './pages/accessibility'
import { open } from './pages/console'
import { AuditPage, PeoplePage, TokensPage } from './pages/settings'

/** What revocation is given until nothing more is answered, in milliseconds. */
const revokedWithinMs = 2_000

/** Another browser, where nobody is signed in. */
async function newBrowser(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    storageState: { cookies: [], origins: [] },
  })
  return context.newPage()
}

async function join(guest: Page, link: string, { name, password }: { name: string; password: string }) {
  await guest.goto(link)
  await expect(guest.getByRole('heading', { name: 'Join the lakehouse' })).toBeVisible()
  await expect(guest, 'the secret does not stay in the address').toHaveURL(/\/invitation$/)
  await guest.getByLabel('Your name').fill(name)
  await guest.getByLabel('Password').fill(password)
  await guest.getByRole('button', { name: 'Join' }).click()
  await expect(guest).toHaveURL(/\/$/)
}

test('a person comes by invitation, may what their role allows and sees no more, and is gone at once when removed', async ({
  page,
  browser,
  baseURL,
}) => {
  const email = `grace-${randomBytes(4).toString('hex')}@example.org`
  const origin = { origin: new URL(baseURL ?? '').origin }
  const people = new PeoplePage(page)
  const audit = new AuditPage(page)
  const guest = await newBrowser(browser, baseURL)
  const tokens = new TokensPage(guest)
  let link = ''
  let id = ''

  await test.step('invite, and accept in another browser', async () => {
    link = await people.invite(email, 'viewer')
    await expect(people.invitation(email)).toBeVisible()
    await guest.goto(link)
    await expect(guest.getByText(`invites ${email} as viewer`)).toBeVisible()
    await expectAccessible(guest)
    await join(guest, link, { name: 'Grace', password: randomBytes(12).toString('hex') })
    await open(page, '/settings/people')
    await expect(people.invitation(email)).toHaveCount(0)
  })

  await test.step('the link opens nothing any more', async () => {
    const stranger = await newBrowser(browser, baseURL)
    await stranger.goto(link)
    await expect(stranger.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible()
    await stranger.goto('/invitation#too-short')
    await expect(stranger.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible()
    await stranger.context().close()
  })

  await test.step('a viewer sees nothing that changes, and nothing of admins', async () => {
    await open(guest, '/stack')
    await expect(guest.getByRole('row').filter({ hasText: 'flower' })).toBeVisible()
    await expect(guest.getByRole('button', { name: /^Actions for/ })).toHaveCount(0)
    await open(guest, '/pipelines')
    await expect(guest.getByRole('row').filter({ hasText: 'sales_pipeline' })).toBeVisible()
    await expect(guest.getByRole('button', { name: /^Run ./ })).toHaveCount(0)
    await open(guest, '/pipelines/sales_pipeline')
    await expect(guest.getByRole('button', { name: /^Run ./ })).toHaveCount(0)
    await open(guest, '/settings')
    await expect(guest).toHaveURL(/\/settings\/tokens$/)
    await expect(guest.getByRole('navigation', { name: 'Settings' })).toHaveCount(0)
    for (const address of ['/settings/people', '/settings/audit', '/settings/people/nobody']) {
      const response = await guest.goto(address)
      await expect(guest.getByRole('heading', { name: 'There is no such page for you' })).toBeVisible()
      expect(await response?.text(), `${address} tells of no one`).not.toContain(setting('ADMIN_EMAIL'))
    }
    await expectAccessible(guest)
  })

  await test.step('what the page leaves out, the API refuses', async () => {
    const answer = await guest.request.post('/api/v1/services/flower/restart', { headers: origin })
    expect(answer.status()).toBe(403)
    expect((await guest.request.get('/api/v1/people')).status()).toBe(403)
  })

  await test.step('made an operator, they have the buttons of one', async () => {
    id = await people.find(email)
    await people.chooseRole('operator')
    await expect(page.locator('main header').getByText('operator')).toBeVisible()
    await open(guest, '/stack')
    await expect(guest.getByRole('button', { name: 'Actions for flower' })).toBeVisible()
    await open(guest, '/pipelines/sales_pipeline')
    await expect(guest.getByRole('button', { name: 'Run sales_pipeline' })).toBeVisible()
  })

  await test.step('a token answers until it is revoked', async () => {
    const token = await tokens.create('nightly export', 'read')
    const ask = async () =>
      (await fetch(`${baseURL}/api/v1/account`, { headers: { authorization: `Bearer ${token}` } })).status
    expect(await ask()).toBe(200)
    await tokens.revoke('nightly export')
    await expect.poll(ask, { timeout: revokedWithinMs }).toBe(401)
  })

  await test.step('the audit log tells all of it', async () => {
    await audit.open({ actor: id })
    await expect(audit.event('service.restart', 'refused')).toBeVisible()
    await expect(audit.event('token.create', 'succeeded')).toBeVisible()
    await expect(audit.event('token.revoke', 'succeeded')).toBeVisible()
    await audit.open({ q: email, action: 'invitation.' })
    await expect(audit.event('invitation.create', 'succeeded')).toBeVisible()

    await audit.open({ action: 'person.update', last: '1h' })
    await audit.event('person.update', 'succeeded').first().click()
    const role = page.getByRole('dialog').getByRole('row', { name: 'role' })
    await expect(role).toContainText('viewer')
    await expect(role).toContainText('operator')
  })

  await test.step('removed, their open page ends', async () => {
    await open(guest, '/stack')
    await expect(guest.getByRole('row').filter({ hasText: 'flower' })).toBeVisible()
    await people.find(email)
    await people.remove(email)
    await expect(guest).toHaveURL(/\/sign-in/, { timeout: revokedWithinMs + 3_000 })
    await expect(page).toHaveURL(/\/settings\/people$/)
    await open(page, `/settings/people/${id}`)
    await expect(page.getByRole('heading', { name: 'There is no such person' })).toBeVisible()
  })
  await guest.context().close()
})

test('the last admin can neither be demoted nor removed, and the page says why', async ({ page }) => {
  const people = new PeoplePage(page)
  await people.find(setting('ADMIN_EMAIL'))
  await people.chooseRole('viewer')
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('They are the only admin')
  await page.keyboard.press('Escape')
  await people.remove(setting('ADMIN_EMAIL'))
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('They are the only admin')
  await page.keyboard.press('Escape')
  await open(page, '/settings/people')
  await expect(page.getByRole('row').filter({ hasText: setting('ADMIN_EMAIL') })).toContainText('admin')
})

test('the audit log keeps its filter in the address, and exports what the filter shows', async ({ page }) => {
  await new AuditPage(page).open({})
  await page.getByLabel('Outcome').selectOption('succeeded')
  await page.getByLabel('Action').selectOption('session.')
  await page.getByLabel('Time').selectOption('24h')
  await expect(page).toHaveURL(/outcome=succeeded/)
  await expect(page).toHaveURL(/action=session\./)
  await expect(page).toHaveURL(/last=24h/)
  const rows = page.locator('tr[data-row]')
  await expect(rows.filter({ hasText: 'session.create' }).first()).toBeVisible()
  await expect(rows.filter({ hasNotText: 'session.' })).toHaveCount(0)
  await page.reload()
  await expect(page.getByLabel('Outcome')).toHaveValue('succeeded')

  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV' }).click(),
  ])
  const text = await readFile(await download.path(), 'utf8')
  const [head, ...lines] = text.trimEnd().split('\r\n')
  expect(head).toMatch(/^at,actor,/)
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.filter((line) => !line.includes(',session.'))).toEqual([])

  const dialog = page.getByRole('dialog')
  // A menu that is closing still takes the click.
  await expect(async () => {
    await rows.first().click({ timeout: 2_000 })
    await expect(dialog.getByText('What it changed')).toBeVisible({ timeout: 5_000 })
  }).toPass()
  await expect(page).toHaveURL(/event=/)
  await page.reload()
  await expect(dialog.getByText('What it changed'), 'an event opens by its address').toBeVisible()
})
