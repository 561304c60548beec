import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'rules and station', environment: 'node', include: ['{shared,station,electron,central,scripts}/**/*.test.ts', 'test/{scenarios,electron,lint,attacks,simulation,line,crash,bench}/**/*.test.ts'] } },
      { plugins: [react()], test: { name: 'pages', environment: 'jsdom', include: ['renderer/**/*.test.tsx'], setupFiles: ['renderer/testing/setup.ts'] } },
      { test: { name: 'whole job', environment: 'node', include: ['test/browser/**/*.test.ts'], testTimeout: 240_000, expect: { poll: { timeout: 30_000 } }, hookTimeout: 120_000, fileParallelism: false } },
    ],
  },
});
