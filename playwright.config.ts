import { defineConfig } from '@playwright/test'

/** The console of a running stack in Debian's Chromium; `./lakehouse test` passes the addresses as LAKEHOUSE_TEST_*. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: process.env.LAKEHOUSE_TEST_ARTIFACTS ?? 'artifacts/e2e',
  workers: 1,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: 'list',
  use: {
    ...(process.env.LAKEHOUSE_TEST_CONSOLE_URL
      ? { baseURL: process.env.LAKEHOUSE_TEST_CONSOLE_URL.replace('127.0.0.1', 'localhost') }
      : {}),
    screenshot: 'only-on-failure',
    actionTimeout: 30_000,
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
    },
  },
})
