import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { pageElement } from './vite/pageElement.ts';

export default defineConfig({
  plugins: [react(), pageElement()],
  // The page also stands under /r/..., so its files are addressed from the root.
  base: '/',
  server: { proxy: { '/api': 'http://localhost:8080' } },
  test: {
    environment: 'jsdom',
    setupFiles: './src/test.setup.ts',
    // A machine under full load renders slowly, and no test is about that.
    testTimeout: 20_000,
  },
});
