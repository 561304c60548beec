import { defineConfig } from 'vitest/config';

/** The tests that Stryker runs against each mutant: those of the arithmetic of terms and of adding sentences. */
export default defineConfig({ test: { include: ['shared/time/{term,term-sums,aggregate}.test.ts'], setupFiles: ['test/mutation/one-seed.ts'] } });
