// Makes one file of the server and its libraries: looking for four hundred takes longer than all that they do at the
// start. Whatever is native, or not needed before the first page is asked for, stays a package.
import { build } from 'vite';

const [root, outDir] = process.argv.slice(2);

// The server, and what it starts as a process of its own.
for (const name of ['main', 'copier'])
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3', 'qrcode', 'rate-limiter-flexible', 'socket.io-client'] },
    build: {
      ssr: `server/${name}.ts`,
      outDir,
      emptyOutDir: name === 'main',
      target: 'node22',
      minify: false,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs`, codeSplitting: false } },
    },
  });
