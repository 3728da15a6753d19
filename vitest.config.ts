import tsconfigPaths from 'vite-tsconfig-paths';
import { defineConfig } from 'vitest/config';

const plugins = [tsconfigPaths()];

/** How long a condition of a page or a process may take to come true: a busy machine needs more than the usual second. */
const patience = { poll: { timeout: 15_000 } };

export default defineConfig({
  test: {
    // why: left alone, one core stays free for an editor, which of two is half of the machine.
    maxWorkers: '100%',
    projects: [
      {
        plugins,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          environment: 'node',
          setupFiles: ['tests/property-seed.ts'],
          testTimeout: 30_000,
          expect: patience,
        },
      },
      {
        plugins,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/integration/global-setup.ts'],
          setupFiles: ['tests/integration/setup.ts', 'tests/property-seed.ts'],
          pool: 'forks',
          testTimeout: 60_000,
          expect: patience,
          hookTimeout: 120_000,
        },
      },
      {
        plugins,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/e2e/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          expect: patience,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
