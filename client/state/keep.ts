/** A browser that keeps nothing (private mode, full) still works: it remembers until the page is left. */
const meanwhile = new Map<string, string>();

/** The second is the tab's own, and goes with it. */
type Where = 'localStorage' | 'sessionStorage';

export function kept(key: string, where: Where = 'localStorage'): string | null {
  try {
    return window[where].getItem(key) ?? meanwhile.get(key) ?? null;
  } catch {
    return meanwhile.get(key) ?? null;
  }
}

/** False where it is forgotten with the page. */
export function keep(key: string, value: string, where: Where = 'localStorage'): boolean {
  try {
    window[where].setItem(key, value);
    return true;
  } catch {
    meanwhile.set(key, value);
    return false;
  }
}
