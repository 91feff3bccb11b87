import { ask } from './http.ts';
import { keep, kept } from './keep.ts';

/** Young enough that nobody has done anything on it yet. */
const YOUNG_MS = 5000;
const TRIED = 'build';

const mine = document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content;

/**
 * The server gives out pages of this build. A page of another one came from the browser's cache, or the app was renewed
 * while it was open: it gets itself anew, and loads again when nobody is at it. `idle`: nobody ever is. `mayLeave`: what
 * it has is kept on this device, or is nothing.
 */
export async function serverHas(build: string, idle: boolean, mayLeave: () => boolean): Promise<void> {
  // A browser that goes on showing the old page is not asked again and again.
  if (mine === undefined || build === mine || kept(TRIED, 'sessionStorage') === build) return;
  const pages = [location.pathname + location.search, '/'];
  const answers = await Promise.all(pages.map((page) => ask(page, { cache: 'reload' })));
  if (!answers.every((answer) => answer?.ok)) return;
  const reload = () => {
    // One that cannot remember that it has tried would go on trying.
    if (!mayLeave() || !keep(TRIED, build, 'sessionStorage')) return;
    // What waits is kept on this device, and is sent by the page that comes.
    onbeforeunload = null;
    location.reload();
  };
  if (idle || performance.now() < YOUNG_MS) reload();
  // Each connection says it again.
  document.onvisibilitychange = () => {
    if (document.hidden) reload();
  };
}
