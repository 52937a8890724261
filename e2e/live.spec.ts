import { expect, test } from '@playwright/test'

test('all that a tab listens to comes over one connection, and goes on from page to page', async ({
  page,
  context,
}) => {
  const opened: string[] = []
  context.on('request', (request) => {
    if (request.resourceType() === 'eventsource')
      opened.push(new URL(request.url()).searchParams.getAll('of').join(' '))
  })
  for (const [path, streams] of [
    ['/', ['/dags/events', '/operations/events', '/services/events']],
    ['/stack', ['/operations/events', '/services/activity/events', '/services/events']],
    ['/pipelines', ['/dags/events']],
    ['/operations', ['/operations/events']],
  ] as const) {
    opened.length = 0
    await page.goto(path)
    await expect.poll(() => opened.at(-1)).toBe(streams.join(' '))
    expect(opened, path).toHaveLength(1)
  }
})

test('three windows that look at the stack leave room for what else a page asks for', async ({ page, context }) => {
  const windows = [page, await context.newPage(), await context.newPage()]
  for (const each of windows) {
    await each.goto('/stack')
    await expect(each.getByRole('row').filter({ hasText: 'seaweedfs' })).toContainText('healthy')
  }
  for (const each of windows) {
    const answer = await each.evaluate(
      async () => (await fetch('/api/v1/account', { signal: AbortSignal.timeout(5_000) })).status,
    )
    expect(answer).toBe(200)
  }
})
