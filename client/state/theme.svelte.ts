import { keep, kept } from './keep.ts';

/** Dark unless this browser was told otherwise: a lit tablet is read by the neighbours. */
class Theme {
  current = $state<'dark' | 'light'>(kept('theme') === 'light' ? 'light' : 'dark');

  constructor() {
    this.#show();
  }

  toggle(): void {
    this.current = this.current === 'dark' ? 'light' : 'dark';
    keep('theme', this.current);
    this.#show();
  }

  #show(): void {
    document.documentElement.dataset['theme'] = this.current;
    const ground = this.current === 'dark' ? '#14110f' : '#faf6ef';
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', ground);
  }
}

export const theme = new Theme();
