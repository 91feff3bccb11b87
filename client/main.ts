import { mount, type Component } from 'svelte';
import { stayAwake } from './state/awake.ts';
import { lang } from './state/lang.svelte.ts';
import './styles/tokens.css';

/** `/judge` is pages/Judge.svelte; `/` is pages/Join.svelte. Each is its own chunk. */
const pages = import.meta.glob<{ default: Component }>('./pages/*.svelte');
/** Looked at for minutes, with nobody touching it. */
const WATCHED = ['judge', 'mc', 'clock', 'screen'];
const name = location.pathname.replace(/\/+$/, '').slice(1) || 'join';
const load = pages[`./pages/${name.charAt(0).toUpperCase()}${name.slice(1)}.svelte`];

const target = document.getElementById('app');

if (!load) location.replace('/');
else if (target) {
  document.documentElement.lang = lang.current;
  if (WATCHED.includes(name)) stayAwake();
  load()
    .then((page) => mount(page.default, { target }))
    .catch((fault: unknown) => {
      // The Wi-Fi went between the page and its code, or the app was rebuilt meanwhile.
      console.error(fault);
      setTimeout(() => {
        location.reload();
      }, 3000);
    });
}
