import { keep, kept } from './keep.ts';

/** When somebody last had this device in hand, in its own milliseconds; a page that is loaded anew knows it too. */
export function touchedAt(): number {
  return Number(kept('touchedAt') ?? Date.now());
}

export function touchedNow(): void {
  keep('touchedAt', String(Date.now()));
}
