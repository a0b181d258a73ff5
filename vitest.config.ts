import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'lib/**/*.test.{ts,tsx}',
      'server/**/*.test.{ts,tsx}',
      'tools/**/*.test.ts',
      'tests/**/*.test.{ts,tsx}',
    ],
    exclude: ['node_modules/**', '.output/**', 'tests/e2e/**'],
    testTimeout: 20_000,
  },
});
