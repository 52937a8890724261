import { expect, type Page } from '@playwright/test'
import { open } from './console'

/** A new file is found within half a minute, a new DAG within one, and a run is short. */
const readWithinMs = 240_000

/** A pipeline that turns files into a table, as an operator deals with it. */
export class PipelinePage {
  constructor(
    private readonly page: Page,
    readonly name: string,
  ) {}

  /** By the form, from the first rows of what is there. */
  async create({ prefix, key, badRows }: { prefix: string; key: string; badRows: number }): Promise<void> {
    await open(this.page, '/ingestion/new')
    await this.page.getByLabel('Name', { exact: true }).fill(this.name)
    await this.page.getByLabel('Files', { exact: true }).fill(prefix)
    await this.page.getByRole('button', { name: /^Take its \d+ columns?$/ }).click()
    await this.page.getByRole('checkbox', { name: `${key} is part of the key` }).check()
    await this.page.getByLabel('Bad rows in a file, at most %').fill(String(badRows))
    await expect(this.page.getByText('It is right')).toBeVisible()
    await this.page.getByRole('button', { name: 'Create pipeline' }).click()
    await expect(this.page).toHaveURL(new RegExp(`/ingestion/pipelines/${this.name}$`))
  }

  async open(tab: 'files' | 'runs' | 'rejects' | 'declaration'): Promise<void> {
    await open(this.page, `/ingestion/pipelines/${this.name}?tab=${tab}`)
  }

  row(text: string) {
    return this.page.getByRole('row').filter({ hasText: text })
  }

  /** Waits until a file is in the table. */
  async expectIngested(file: string): Promise<void> {
    await this.open('files')
    await expect(this.row(file)).toContainText('ingested', { timeout: readWithinMs })
  }

  /** Gives a row that was kept aside another value, and has it read. */
  async fix({ line, column, value }: { line: string; column: string; value: string }): Promise<void> {
    await this.open('rejects')
    await this.row(line).getByText(column, { exact: true }).click()
    const sheet = this.page.getByRole('dialog')
    await sheet.getByLabel(new RegExp(`^${column} `)).fill(value)
    await sheet.getByRole('button', { name: 'Replay 1 row' }).click()
    await expect(sheet).toBeHidden()
    await expect(this.page.getByText(/1 row written as .*corrections\//)).toBeVisible()
  }

  async delete(): Promise<void> {
    await this.open('files')
    await this.page.getByRole('button', { name: `More actions for ${this.name}` }).click()
    await this.page.getByRole('menuitem', { name: 'Delete…' }).click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByLabel(/^Type/).fill(this.name)
    await dialog.getByRole('button', { name: 'Delete pipeline' }).click()
    await expect(this.page).toHaveURL(/\/ingestion$/)
  }
}

/** Files that are dropped, and what becomes of them. */
export class UploadsPage {
  constructor(private readonly page: Page) {}

  async upload(name: string, content: string): Promise<void> {
    await open(this.page, '/ingestion/uploads')
    await this.page
      .getByLabel('Files to upload')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
    await expect(this.page.getByRole('region', { name: 'On their way' })).toContainText('done')
  }

  async expectProposed(name: string): Promise<void> {
    await open(this.page, `/ingestion/uploads/${encodeURIComponent(name)}`)
    await expect(this.page.locator('main header [data-state-name]')).toHaveText('to confirm', { timeout: readWithinMs })
  }

  /** As it is proposed, but for the name; waits until its rows are there. */
  async makeTable(table: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Make a table…' }).click()
    const sheet = this.page.getByRole('dialog')
    await sheet.getByLabel('Name', { exact: true }).fill(table)
    await sheet.getByLabel('Table', { exact: true }).fill(table)
    await sheet.getByRole('button', { name: 'Make the table' }).click()
    await expect(sheet).toBeHidden()
    await expect(this.page.getByText(`It is in the table ${table}`)).toBeVisible({ timeout: readWithinMs })
  }

  async delete(name: string): Promise<void> {
    await open(this.page, `/ingestion/uploads/${encodeURIComponent(name)}`)
    await this.page.getByRole('button', { name: `Delete ${name}` }).click()
    await this.page.getByRole('dialog').getByRole('button', { name: 'Delete upload' }).click()
    await expect(this.page).toHaveURL(/\/ingestion\/uploads$/)
  }
}
