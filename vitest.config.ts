import { defineConfig } from 'vitest/config';

/** One PostgreSQL for the whole run; each file that asks gets a database of its own. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scenarios/**/*.test.ts', 'bench/**/*.test.ts', 'tools/**/*.test.ts'],
    globalSetup: ['src/platform/testing/test-server.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
