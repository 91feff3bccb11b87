import type { McWords } from '../../shared/messages/mc.ts';

/** The usual kinds of deduction; one that another program set has its own word for a name. */
export const KINDS: readonly string[] = ['overtime', 'late', 'members', 'theme', 'genres', 'other'];

export function kindName(kind: string, w: McWords): string {
  return new Map(Object.entries(w.kinds)).get(kind) ?? kind;
}
