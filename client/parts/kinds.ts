import { common } from '../../shared/messages/common.ts';
import { words } from '../state/lang.svelte.ts';

/** The usual kinds of deduction; one that another program set has its own word for a name. */
export const KINDS: readonly string[] = ['overtime', 'late', 'members', 'theme', 'genres', 'other'];

export function kindName(kind: string): string {
  return new Map(Object.entries(words(common).kinds)).get(kind) ?? kind;
}

/** Why points come off; a reason that begins with its kind says both. */
export function whatFor(kind: string, reason: string): string {
  const name = kindName(kind);
  return reason.startsWith(name) ? reason : `${name}: ${reason}`;
}
