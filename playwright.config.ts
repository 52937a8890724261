import { defineConfig } from '@playwright/test'

const artifacts = process.env.LAKEHOUSE_TEST_ARTIFACTS ?? 'artifacts/e2e'
const consoleUrl = process.env.LAKEHOUSE_TEST_CONSOLE_URL

/** The console of a running stack in Debian's Chromium; `./lakehouse test` passes the addresses as LAKEHOUSE_TEST_*. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: artifacts,
  workers: 1,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: 'list',
  projects: [
    { name: 'first sign-in', testMatch: 'first-sign-in.spec.ts' },
    {
      name: 'console',
      testMatch: '*.spec.ts',
      testIgnore: 'first-sign-in.spec.ts',
      dependencies: ['first sign-in'],
      use: { storageState: `${artifacts}/session.json` },
    },
  ],
  use: {
    ...(consoleUrl ? { baseURL: consoleUrl.replace('127.0.0.1', 'localhost') } : {}),
    screenshot: 'only-on-failure',
    actionTimeout: 30_000,
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
    },
  },
})
