import { defineConfig } from 'vitest/config'

/** Tests that inflict faults on a running stack, or start one of their own; `./lakehouse test` passes LAKEHOUSE_TEST_*. */
export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    include: ['e2e/faults/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
})
