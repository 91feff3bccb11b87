import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * What a page complains of, where its browser's driver cannot tell: the built pages with one script before the others,
 * which writes it down.
 */

const SCRIPT = 'complaints.js';

export function listening(client: string, folder: string): string {
  const heard = join(folder, 'client');
  cpSync(client, heard, { recursive: true });
  const page = join(heard, 'index.html');
  rmSync(`${page}.gz`, { force: true });
  writeFileSync(page, readFileSync(page, 'utf8').replace('<head>', `<head><script src="/${SCRIPT}"></script>`));
  writeFileSync(join(heard, SCRIPT), `(${String(listen)})();\n`);
  return heard;
}

function listen(): void {
  const note = (what: string) => {
    const before = JSON.parse(sessionStorage.getItem('complaints') ?? '[]') as string[];
    sessionStorage.setItem('complaints', JSON.stringify([...before, what]));
  };
  addEventListener(
    'error',
    (event) => {
      const { target } = event;
      const asked = target instanceof HTMLElement ? (target.getAttribute('src') ?? target.getAttribute('href')) : null;
      note(asked === null ? event.message : `not loaded: ${asked}`);
    },
    true,
  );
  addEventListener('unhandledrejection', (event) => {
    note(String(event.reason));
  });
  addEventListener('securitypolicyviolation', (event) => {
    note(`not allowed: ${event.violatedDirective} ${event.blockedURI}`);
  });
  console.error = (...said: unknown[]) => {
    note(said.map(String).join(' '));
  };
}

/** In the page; and it is empty again. */
export function readComplaints(): string[] {
  const noted = JSON.parse(sessionStorage.getItem('complaints') ?? '[]') as string[];
  sessionStorage.removeItem('complaints');
  const refused = performance
    .getEntriesByType('resource')
    .filter((one) => one instanceof PerformanceResourceTiming && one.responseStatus >= 400)
    .map((one) => `${one.name} was refused`);
  performance.clearResourceTimings();
  return [...noted, ...refused];
}
