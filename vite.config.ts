import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: 'client',
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The hall's oldest tablets; judges' own phones are iPhones too.
    target: ['chrome87', 'safari15'],
    cssTarget: ['chrome87', 'safari15'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  // Components are mounted in tests as a browser would mount them.
  ...(process.env['VITEST'] ? { resolve: { conditions: ['browser'] } } : {}),
  test: {
    root: fileURLToPath(new URL('.', import.meta.url)),
    include: ['tests/**/*.test.ts'],
  },
});
