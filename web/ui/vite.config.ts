import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { formValidators } from './build/form-validators.ts';

const project = path.resolve(import.meta.dirname, '../..');

/** Builds the browser part into dist/ui; `npm run dev` serves it with a proxy to the API instead. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), formValidators(path.join(project, 'forms'))],
  build: {
    outDir: path.join(project, 'dist/ui'),
    emptyOutDir: true,
    // Images and fonts stay files: the content security policy allows nothing else than our own origin for them.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
