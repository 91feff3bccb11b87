// A quick second start: what Node makes of our TypeScript (types stripped, code compiled) is kept beside the packages,
// by what it was made from. Where this Node cannot, or the folder cannot be written, all is made anew each time.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OURS = new URL('../', import.meta.url).href;
const KEPT = fileURLToPath(new URL('../node_modules/.cache/quick', import.meta.url));

nodeModule.enableCompileCache?.(KEPT);
nodeModule.registerHooks?.({
  load(url, context, nextLoad) {
    if (!url.startsWith(OURS) || !url.endsWith('.ts')) return nextLoad(url, context);
    const source = readFileSync(fileURLToPath(url), 'utf8');
    return { format: 'module', source: kept(source), shortCircuit: true };
  },
});

function kept(source) {
  const path = join(
    KEPT,
    'stripped',
    `${createHash('sha256').update(process.version).update(source).digest('hex')}.js`,
  );
  try {
    return readFileSync(path, 'utf8');
  } catch {
    const made = strip(source);
    try {
      mkdirSync(join(KEPT, 'stripped'), { recursive: true });
      // Whole under its name, or not at all: another start may be reading.
      const unfinished = `${path}.${String(process.pid)}`;
      writeFileSync(unfinished, made);
      renameSync(unfinished, path);
    } catch {
      // Another time, then.
    }
    return made;
  }
}

/** Node strips types by itself without a word, but calls its own function for it experimental. */
function strip(source) {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return nodeModule.stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}
