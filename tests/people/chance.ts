/** Chance that can be played again: the same seed gives the same day. */
export interface Chance {
  /** From 0, below 1. */
  next(): number;
  between(low: number, high: number): number;
  pick<T>(all: readonly T[]): T;
  /** Another one, of its own: what one person draws does not shift what the next one does. */
  of(name: string): Chance;
}

export function chance(seed: string): Chance {
  let state = hash(seed);
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    pick(all) {
      const one = all[Math.floor(next() * all.length)];
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    },
    of: (name) => chance(`${seed} ${name}`),
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}
