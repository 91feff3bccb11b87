import { mount, unmount, type Component } from 'svelte';
import { stayAwake } from './state/awake.ts';
import { keep, kept } from './state/keep.ts';
import { lang } from './state/lang.svelte.ts';
import { appOf, type App } from './state/phone.ts';
import './styles/tokens.css';

/** `/judge` is pages/Judge.svelte; `/` is pages/Join.svelte. Each is its own chunk. */
const pages = import.meta.glob<{ default: Component }>('./pages/*.svelte');
/** Looked at for minutes, with nobody touching it. */
const WATCHED = ['judge', 'mc', 'clock', 'screen'];
/** They keep nothing, wherever they are opened. */
const OF_THE_HALL = ['screen', 'live'];
const name = location.pathname.replace(/\/+$/, '').slice(1) || 'join';
const load = pages[`./pages/${name.charAt(0).toUpperCase()}${name.slice(1)}.svelte`];

const target = document.getElementById('app');

if (!load) location.replace('/');
else if (target) {
  document.documentElement.lang = lang.current;
  const app = OF_THE_HALL.includes(name) || kept('inApp') !== null ? null : appOf(navigator.userAgent);
  (app === null ? open(load, target) : warn(app, load, target)).catch((fault: unknown) => {
    // The Wi-Fi went between the page and its code, or the app was rebuilt meanwhile.
    console.error(fault);
    setTimeout(() => {
      location.reload();
    }, 3000);
  });
}

async function open(page: () => Promise<{ default: Component }>, at: HTMLElement): Promise<void> {
  const { default: its } = await page();
  if (WATCHED.includes(name)) stayAwake();
  mount(its, { target: at });
}

/** Once: whoever goes on inside of that app is not asked again there. */
async function warn(app: App, page: () => Promise<{ default: Component }>, at: HTMLElement): Promise<void> {
  const { default: InApp } = await import('./parts/InApp.svelte');
  const warning = mount(InApp, {
    target: at,
    props: {
      app,
      onstay: () => {
        keep('inApp', 'stays');
        void unmount(warning).then(() => open(page, at));
      },
    },
  });
}
