// Makes one file of the server and its libraries: looking for four hundred takes longer than all that they do at the
// start. Whatever is native, or not needed before the first page is asked for, stays a package; of what is taken away
// (server/pack/) nothing does.
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';

/** Each program of `entries` becomes `NAME.mjs` in the folder. */
export async function bundle(
  outDir: string,
  entries: Readonly<Record<string, string>>,
  { build: more, ...config }: Pick<InlineConfig, 'plugins' | 'resolve' | 'ssr' | 'build'>,
): Promise<void> {
  for (const [i, [name, entry]] of Object.entries(entries).entries())
    await build({
      root: fileURLToPath(new URL('..', import.meta.url)),
      configFile: false,
      publicDir: false,
      logLevel: 'error',
      ...config,
      build: {
        ...more,
        license: i === 0 && (more?.license ?? false),
        ssr: entry,
        outDir,
        emptyOutDir: i === 0,
        target: 'node22',
        minify: false,
        rolldownOptions: { output: { entryFileNames: `${name}.mjs`, codeSplitting: false } },
      },
    });
}

const [program, folder] = process.argv.slice(1);

// The server, and what it starts as a process of its own.
if (program === import.meta.filename && folder !== undefined)
  await bundle(
    folder,
    { main: 'server/main.ts', copier: 'server/copier.ts' },
    { ssr: { noExternal: true, external: ['better-sqlite3', 'qrcode', 'rate-limiter-flexible', 'socket.io-client'] } },
  );
