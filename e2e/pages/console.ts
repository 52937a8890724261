import { type APIRequestContext, expect, type Page } from '@playwright/test'

/** Every page of the console for who is signed in, by what a person calls it. */
export async function consolePages(request: APIRequestContext): Promise<Map<string, string>> {
  const response = await request.get('/api/v1/dags/sales_pipeline/runs?limit=1')
  const { items } = (await response.json()) as { items: { dagRunId: string }[] }
  const run = encodeURIComponent(items[0]?.dagRunId ?? '')
  const people = (await (await request.get('/api/v1/people?limit=1')).json()) as { items: { id: string }[] }
  return new Map([
    ['Overview', '/'],
    ['Stack', '/stack'],
    ['a service', '/stack/valkey'],
    ['a service that is not there', '/stack/nothing'],
    ['Pipelines', '/pipelines'],
    ['a pipeline', '/pipelines/sales_pipeline'],
    ['a pipeline that is not there', '/pipelines/nothing'],
    ['a run', `/pipelines/sales_pipeline/runs/${run}`],
    ['Ingestion', '/ingestion'],
    ['the files of a pipeline', '/ingestion/pipelines/sales'],
    ['what a pipeline has read', '/ingestion/pipelines/sales?tab=runs'],
    ['the rejects of a pipeline', '/ingestion/pipelines/sales?tab=rejects&rejects.status=all'],
    ['the declaration of a pipeline', '/ingestion/pipelines/sales?tab=declaration'],
    ['no pipeline of files', '/ingestion/pipelines/nothing'],
    ['a pipeline that is made', '/ingestion/new?from=sales'],
    ['a pipeline that is made by its file', '/ingestion/new?tab=yaml'],
    ['a pipeline that cannot be changed', '/ingestion/pipelines/sales/edit'],
    ['Uploads', '/ingestion/uploads'],
    ['an upload that is not there', '/ingestion/uploads/nothing/there.csv'],
    ['Tables', '/tables'],
    ['a table', '/tables/lakehouse/sales'],
    ['a table that is not there', '/tables/lakehouse/nothing'],
    ['Operations', '/operations'],
    ['Account', '/account'],
    ['Settings: People', '/settings/people'],
    ['a person', `/settings/people/${people.items[0]?.id}`],
    ['a person who is not there', '/settings/people/nobody'],
    ['Settings: Tokens', '/settings/tokens'],
    ['Settings: Audit log', '/settings/audit'],
    ['the API reference', '/docs/api'],
    ['a chapter of the API reference', '/docs/api/services'],
    ['no page', '/no/such/page'],
  ])
}

/** Goes there and waits until nothing is a skeleton any more. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('[data-slot=skeleton]')).toHaveCount(0)
}

/** Presses the keys until they do what they are for: a page that has just arrived may not be awake yet. */
export async function pressUntil(page: Page, keys: string[], does: () => Promise<void>): Promise<void> {
  await expect(async () => {
    for (const key of keys) await page.keyboard.press(key)
    await does()
  }).toPass()
}
