/// <reference types="vitest/config" />
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

/** A file's name has a hash of what it holds, so the names together say which build a page is of. */
const buildNamed: Plugin = {
  name: 'build-named',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) => {
      const content = createHash('sha256').update(Object.keys(bundle).sort().join()).digest('hex').slice(0, 12);
      return [{ tag: 'meta', attrs: { name: 'build', content }, injectTo: 'head' }];
    },
  },
};

/** Each file once more, packed, for tablets on a slow Wi-Fi; letters are packed already. */
const packed: Plugin = {
  name: 'packed',
  async writeBundle({ dir = '' }, files) {
    for (const name of Object.keys(files).filter((one) => /\.(js|css|html|svg|json|webmanifest)$/.test(one)))
      await writeFile(join(dir, `${name}.gz`), gzipSync(await readFile(join(dir, name)), { level: 9 }));
  },
};

export default defineConfig({
  root: 'client',
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } }), buildNamed, packed],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The floor is Chrome 88. By its name `#private` fields would become WeakMaps, slower and 3 kB more; it has them. What
    // else ES2022 has and Chrome 88 has not (static blocks, `#x in`) nothing uses: tests/shape.test.ts reads what was built.
    target: 'es2022',
    cssTarget: 'chrome87',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What all pages stand on is one chunk: a dozen small ones are as many requests, and each packs badly.
        codeSplitting: {
          groups: [
            {
              name: 'base',
              test: /svelte\/src\/(internal|index)|(socket|engine)\.io|preload-helper|client\/(main|state\/(?!bell|outbox|tablet|keeper|store|pages|reader)|parts\/(?!Alarms|AskReason|Bell|Clock|Copies|LogHead|kinds|letters|outcome|say|time|timeup))/,
              priority: 1,
            },
            // The other parts: what the MC, the timekeeper and the secretariat have, and a judge's tablet need not fetch.
            { name: 'table', test: /client\/parts|messages\/alarms/ },
          ],
        },
      },
    },
  },
  // Components are mounted in tests as a browser would mount them.
  ...(process.env['VITEST'] ? { resolve: { conditions: ['browser'] } } : {}),
  test: {
    root: fileURLToPath(new URL('.', import.meta.url)),
    include: ['tests/**/*.test.ts'],
    // Tests wait for what has to come, however busy the machine is; only what never comes ends by time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
