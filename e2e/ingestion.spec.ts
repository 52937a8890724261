import { randomBytes } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './pages/accessibility'
import { open } from './pages/console'
import { PipelinePage, UploadsPage } from './pages/ingestion'

const id = randomBytes(4).toString('hex')

/** Airflow finds a new DAG within a minute and a new file within half of one. */
test.setTimeout(900_000)

async function putFile(page: Page, key: string, content: string): Promise<void> {
  const response = await page.request.put(`/api/v1/objects/${key}`, {
    headers: { origin: new URL(page.url()).origin, 'content-type': 'application/octet-stream' },
    data: content,
  })
  expect(response.ok(), `${key} is written to S3`).toBe(true)
}

test('a pipeline is declared by a form, and a row that it kept aside is corrected and read', async ({ page }) => {
  const pipeline = new PipelinePage(page, `e2e_${id}`)
  const prefix = `raw/e2e_${id}/`
  await open(page, '/ingestion')
  await putFile(page, `${prefix}first.csv`, 'order_id,amount\n1,1.50\n2,2.50\n3,3.50\n4,4.50\n')
  await pipeline.create({ prefix, key: 'order_id', badRows: 50 })
  await putFile(page, `${prefix}second.csv`, 'order_id,amount\n5,5.50\n6,"6,50"\n7,7.50\n')
  await pipeline.expectIngested('first.csv')
  await pipeline.expectIngested('second.csv')
  await expectAccessible(page)

  await pipeline.open('rejects')
  await expect(pipeline.row('second.csv:3')).toContainText('6,50')
  await expectAccessible(page)
  await pipeline.fix({ line: 'second.csv:3', column: 'amount', value: '6.50' })
  await expect(page.getByRole('heading', { name: 'No row is kept aside' })).toBeVisible()
  await pipeline.expectIngested('corrections/')

  await open(page, `/tables/lakehouse/e2e_${id}`)
  await expect(page.getByText('Rows', { exact: true }).locator('..')).toContainText('7')
  await expect(page.getByRole('cell', { name: '6.50' })).toBeVisible()

  await pipeline.open('runs')
  await expect(page.getByRole('row').filter({ hasText: 'succeeded' }).first()).toBeVisible()
  await expectAccessible(page)
  await pipeline.delete()
})

test('a CSV that is dropped becomes a table', async ({ page }) => {
  const uploads = new UploadsPage(page)
  const file = `Orders of ${id}.csv`
  await uploads.upload(file, 'Order ID;Customer;Paid on\n1;Anna;2026-11-01\n2;Bo;2026-11-02\n3;Cy;2026-11-03\n')
  await uploads.expectProposed(file)
  await expect(page.locator('tr[data-row]').filter({ hasText: 'paid_on' })).toContainText('date')
  await expectAccessible(page)
  await uploads.makeTable(`e2e_upload_${id}`)
  await expect(page.getByRole('link', { name: 'Explore it in Superset' })).toBeVisible()
  await page.getByRole('link', { name: 'See the table' }).first().click()
  await expect(page.getByText('Rows', { exact: true }).locator('..')).toContainText('3')
  await new PipelinePage(page, `e2e_upload_${id}`).delete()
  await uploads.delete(file)
})
