import type { Attachment } from 'svelte/attachments';
import { isStill } from './still.ts';

const LASTS_MS = 900;
/** Figures are written anew so often at most: the eye asks for no more, and an old laptop gives no more. */
const PAUSE_MS = 50;

interface Count {
  readonly from: number;
  readonly to: number;
  readonly since: number;
  readonly text: (value: number) => string;
}

/** What each element shows; nothing is shown as 0, so that a first figure counts up from there. */
const shown = new WeakMap<Element, number>();
const running = new Map<Element, Count>();
let last = 0;

/**
 * Writes a figure into its element; a new one counts up or down to it from what is shown, also in the middle of a count.
 * What is there when a board opens stands at once.
 */
export function counting(value: number | null, text: (value: number) => string): Attachment {
  return (element) => {
    const from = shown.get(element);
    if (value === null || from === undefined || from === value || isStill()) {
      write(element, value === null ? '' : text(value));
      shown.set(element, value ?? 0);
    } else {
      if (running.size === 0) requestAnimationFrame(turn);
      running.set(element, { from, to: value, since: performance.now(), text });
    }
    return () => {
      running.delete(element);
    };
  };
}

function turn(now: number): void {
  if (now - last >= PAUSE_MS) {
    last = now;
    for (const [element, count] of running) {
      const part = Math.max(0, Math.min(1, (now - count.since) / LASTS_MS));
      const value = part === 1 ? count.to : count.from + (count.to - count.from) * (1 - (1 - part) ** 3);
      write(element, count.text(value));
      shown.set(element, value);
      if (part === 1) running.delete(element);
    }
  }
  if (running.size > 0) requestAnimationFrame(turn);
}

/** What stands there already is not written again. */
function write(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
