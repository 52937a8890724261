import { defineConfig } from 'vitest/config'

/** Tests of a running stack, whose addresses `./lakehouse test` passes as LAKEHOUSE_TEST_*. */
export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    include: ['e2e/integration/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
})
