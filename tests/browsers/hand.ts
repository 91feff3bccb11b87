import type { Seen } from '../screens/texts.ts';
import { readTexts } from '../screens/texts.ts';
import { comes, type Device } from './device.ts';

type Role = keyof typeof SELECTORS;

/** Something on a page as a person would say it: what it is, and what stands on it. */
export interface Thing {
  readonly role: Role;
  readonly name: string | RegExp;
  /** Within that. */
  readonly in?: Thing;
}

const SELECTORS = {
  button: 'button',
  dialog: 'dialog[open]',
  field: 'input, textarea',
  group: '[role=group]',
  item: 'li',
  link: 'a[href]',
  list: 'ul, ol',
  region: 'section, nav',
  status: '[role=status]',
  heading: 'h1, h2, h3',
} as const;

/** A thumb and an eye on any device. */
export class Hand {
  readonly device: Device;

  constructor(device: Device) {
    this.device = device;
  }

  /** Presses it as soon as it takes a press. */
  async tap(thing: Thing): Promise<void> {
    const { x, y } = await comes(async () => {
      const found = await this.device.run(find, this.#path(thing));
      if (typeof found === 'string') throw new Error(`${thing.role} “${String(thing.name)}” ${found}`);
      return found;
    });
    await this.device.press(x, y);
  }

  async sees(thing: Thing): Promise<void> {
    await comes(async () => {
      const found = await this.device.run(find, this.#path(thing));
      if (found === 'is not there') throw new Error(`${thing.role} “${String(thing.name)}” ${found}`);
    });
  }

  /** Whether it is there now. */
  async has(thing: Thing): Promise<boolean> {
    return (await this.device.run(find, this.#path(thing))) !== 'is not there';
  }

  /** Waits until these words stand on the page. */
  async reads(words: string): Promise<void> {
    await comes(async () => {
      const said = await this.says();
      if (!said.toLocaleLowerCase('vi').includes(words.toLocaleLowerCase('vi')))
        throw new Error(`“${words}” does not stand in “${said.slice(0, 600)}”`);
    });
  }

  async says(): Promise<string> {
    return plain(await this.device.run(() => document.body.innerText, null));
  }

  /** The rows of a board, from the top of the first column on. */
  async rows(): Promise<string[]> {
    return (await this.device.run(rowsOf, null)).map(plain);
  }

  /** How the texts stand: what is cut, covered, out of its box or over another. */
  looks(asked: { scene: boolean }): Promise<Seen> {
    return this.device.run(readTexts, { ...asked, wide: false });
  }

  /** From the outermost in. */
  #path({ role, name, in: around }: Thing): Step[] {
    const pattern = typeof name === 'string' ? `^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$` : name.source;
    return [...(around ? this.#path(around) : []), { selector: SELECTORS[role], pattern }];
  }
}

interface Step {
  readonly selector: string;
  readonly pattern: string;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** In the page: where a finger would press it, or why it would not. */
async function find(path: readonly Step[]): Promise<{ x: number; y: number } | string> {
  const nameOf = (element: Element): string => {
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const by = element.getAttribute('aria-labelledby');
    const said =
      element.getAttribute('aria-label') ??
      (by === null ? null : document.getElementById(by)?.textContent) ??
      labels[0]?.textContent ??
      (element instanceof HTMLElement ? element.innerText : '');
    return said.replace(/\s+/g, ' ').trim();
  };
  let [found]: (Element | undefined)[] = [document.body];
  for (const { selector, pattern } of path) {
    const inside: Element[] = [...(found?.querySelectorAll(selector) ?? [])];
    found = inside.find((one) => one.getClientRects().length > 0 && new RegExp(pattern).test(nameOf(one)));
    if (!found) return 'is not there';
  }
  if (!found) return 'is not there';
  if (found.matches(':disabled, [aria-disabled=true]')) return 'takes no press';
  found.scrollIntoView({ block: 'center' });
  const before = found.getBoundingClientRect();
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const { left, top, width, height } = found.getBoundingClientRect();
  if (left !== before.left || top !== before.top) return 'moves';
  const [x, y] = [left + width / 2, top + height / 2];
  const hit = document.elementFromPoint(x, y);
  return hit && (found.contains(hit) || hit.contains(found)) && getComputedStyle(found).pointerEvents !== 'none'
    ? { x, y }
    : `is behind <${hit?.tagName.toLowerCase() ?? 'nothing'} class="${hit?.className ?? ''}">`;
}

/** In the page: word by word, since two figures side by side are two. */
function rowsOf(): string[] {
  const rows = [...document.querySelectorAll('[role=listitem]')].map((row) => {
    const { left, top } = row.getBoundingClientRect();
    const words = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    const text: string[] = [];
    while (words.nextNode()) text.push(words.currentNode.textContent ?? '');
    return { left, top, text: text.join(' ') };
  });
  return rows.sort((a, b) => a.left - b.left || a.top - b.top).map((row) => row.text);
}
