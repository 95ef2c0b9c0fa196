import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contractRevision } from '../shared/contract/revision.ts';
import { textSizes } from './build/text-size.ts';
import { antdStylesheet, assetTable, noDynamicCss, onlyWoff2, pdfFiles } from './build/plugins.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: '/',
  publicDir: false,
  plugins: [
    noDynamicCss(),
    antdStylesheet(here('../out/generated')),
    react(),
    onlyWoff2(),
    pdfFiles(here('../node_modules/pdfjs-dist')),
    assetTable(),
  ],
  css: { postcss: { plugins: [textSizes] } },
  define: { CONTRACT_REVISION: JSON.stringify(contractRevision()) },
  build: {
    outDir: here('../out/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    // Nothing inline: data addresses of fonts and small files would need a wider content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: [here('index.html'), here('print.html')].filter((file) => existsSync(file)),
    },
  },
});
