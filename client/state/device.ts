import { newId } from './id.ts';
import { keep, kept } from './keep.ts';

/** By this the server tells a judge's tablet from their phone; it says nothing else of either. */
export function thisDevice(): string {
  const id = kept('device') ?? newId();
  keep('device', id);
  return id;
}
