import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { PERSONAL, requireSettings, requireValue } from '@/lib/cli/instance'

/**
 * Makes the pictures of README and docs from a running console: the one of stack/.env, or that of LAKEHOUSE_TEST_CONSOLE_URL,
 * LAKEHOUSE_TEST_ADMIN_EMAIL and LAKEHOUSE_TEST_ADMIN_PASSWORD. A first password must have been changed.
 */
const folder = path.join(import.meta.dirname, '..', 'docs', 'images')
const size = { width: 1280, height: 800 }
const themes = ['light', 'dark'] as const

interface Access {
  url: string
  email: string
  password: string
}

interface Picture {
  name: string
  address: string
  /** Of what must be there before the picture is taken, beside all that is a skeleton at first. */
  shows: string
  /** Shorter where the page does not fill it. */
  height?: number
}

async function readAccess(): Promise<Access> {
  const given = (name: string) => process.env[`LAKEHOUSE_TEST_${name}`]
  const [url, email, password] = [given('CONSOLE_URL'), given('ADMIN_EMAIL'), given('ADMIN_PASSWORD')]
  if (url && email && password) return { url: url.replace('127.0.0.1', 'localhost'), email, password }
  const settings = await requireSettings(PERSONAL)
  const value = (name: string) => requireValue(settings, name)
  return {
    url: url?.replace('127.0.0.1', 'localhost') ?? `http://localhost:${value('LAKEHOUSE_PORT_CONSOLE')}`,
    email: email ?? value('CONSOLE_ADMIN_EMAIL'),
    password: password ?? value('CONSOLE_ADMIN_INITIAL_PASSWORD'),
  }
}

async function signIn(context: BrowserContext, { url, email, password }: Access): Promise<void> {
  const response = await context.request.post('/api/v1/session', {
    headers: { origin: new URL(url).origin },
    data: { email, password },
  })
  const answer = (await response.json()) as { mustChangePassword?: boolean; title?: string }
  if (response.ok() && !answer.mustChangePassword) return
  throw new Error(
    response.ok()
      ? `${email} still has the first password. Sign in at ${url} and choose one, then set LAKEHOUSE_TEST_ADMIN_PASSWORD.`
      : `Signing in as ${email} at ${url} failed: ${answer.title}. The password is taken from LAKEHOUSE_TEST_ADMIN_PASSWORD.`,
  )
}

async function listPictures(context: BrowserContext): Promise<Picture[]> {
  const response = await context.request.get('/api/v1/dags/sales_pipeline/runs?limit=50')
  const { items } = (await response.json()) as { items: { dagRunId: string; state: string }[] }
  const run = items.find(({ state }) => state === 'success')
  if (!run)
    throw new Error('sales_pipeline has no run that succeeded. Make one with: ./lakehouse run sales_pipeline --wait')
  return [
    { name: 'overview', address: '/', shows: 'text=Everything is well', height: 640 },
    // What a service uses is known once it has been read twice.
    { name: 'stack', address: '/stack', shows: 'tr[data-row=trino] td:nth-child(4) >> text=/[0-9]/' },
    {
      name: 'run',
      address: `/pipelines/sales_pipeline/runs/${encodeURIComponent(run.dagRunId)}?task=ingest`,
      shows: 'section[aria-label=Log] >> text=Done',
      height: 720,
    },
    { name: 'ingestion', address: '/ingestion/pipelines/sales', shows: 'text=sales_sample.csv', height: 720 },
    { name: 'audit', address: '/settings/audit', shows: 'tr[data-index="0"]', height: 640 },
    { name: 'table', address: '/tables/lakehouse/sales', shows: 'text=Anna Keller' },
  ]
}

/** @returns the names of the files. */
async function take(page: Page, { name, address, shows, height }: Picture): Promise<string[]> {
  const made: string[] = []
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ ...size, height: height ?? size.height })
    await page.goto(address)
    await page.locator(shows).first().waitFor()
    await page.waitForFunction(() => document.querySelector('[data-slot=skeleton]') === null)
    await page.evaluate(() => document.fonts.ready)
    const file = `${name}-${colorScheme}.png`
    await page.screenshot({ path: path.join(folder, file), animations: 'disabled', caret: 'hide' })
    process.stdout.write(`${file}\n`)
    made.push(file)
  }
  return made
}

const access = await readAccess()
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  const context = await browser.newContext({ baseURL: access.url, viewport: size, locale: 'en-US', timezoneId: 'UTC' })
  await signIn(context, access)
  const pictures = await listPictures(context)
  await mkdir(folder, { recursive: true })
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  const made = new Set<string>()
  for (const picture of pictures) for (const file of await take(page, picture)) made.add(file)
  for (const file of await readdir(folder)) if (!made.has(file)) await rm(path.join(folder, file))
  await context.request.delete('/api/v1/session', { headers: { origin: new URL(access.url).origin } })
} finally {
  await browser.close()
}
