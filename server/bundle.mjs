// Makes one file of the server and its libraries: looking for four hundred takes longer than all that they do at the
// start. Whatever is native, or not needed before the first page is asked for, stays a package.
import { build } from 'vite';

const [root, outDir] = process.argv.slice(2);

await build({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'error',
  ssr: { noExternal: true, external: ['better-sqlite3', 'qrcode', 'rate-limiter-flexible'] },
  build: {
    ssr: 'server/main.ts',
    outDir,
    emptyOutDir: true,
    target: 'node22',
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'main.mjs', codeSplitting: false } },
  },
});
