import { defineConfig } from 'vitest/config';

/** Two projects: pure rules without a database, and everything that needs a real PostgreSQL. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scenarios/**/*.test.ts', 'bench/**/*.test.ts', 'tools/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
