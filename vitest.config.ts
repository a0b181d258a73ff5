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
    // Style sheets that a module takes as text are its content, not decoration.
    css: { include: [/\?raw$/] },
    testTimeout: 20_000,
  },
});
