import type { Page } from 'playwright-core';
import type { Chance } from '../people/chance.ts';
import { chance } from '../people/chance.ts';

/*
 * How older hands hit what they aim at: in each direction normally distributed round its middle, so that on the average
 * a tap lands 3.4 mm away.
 */

const MEAN_MISS_MM = 3.4;
/** Of a miss in two directions, each with this deviation, the mean is σ·√(π/2) (Rayleigh). */
const DEVIATION_MM = MEAN_MISS_MM / Math.sqrt(Math.PI / 2);
/** A CSS pixel as Android has it on tablets and phones: 160 to the inch. */
const PX_PER_MM = 160 / 25.4;

type Offset = readonly [number, number];

/** What became of taps that aimed at a control. */
export interface Taps {
  /** It. */
  readonly right: number;
  /** Another one that gives a mark, or opens a sheet. */
  readonly wrong: number;
  /** Another one whose doing is seen at once, and changes nothing: a criterion closes, the next one opens. */
  readonly other: number;
  /** Nothing. */
  readonly missed: number;
}

export class Hand {
  readonly #chance: Chance;

  constructor(seed: string) {
    this.#chance = chance(seed);
  }

  /** So many taps at each of those controls, on the boxes that the page really has; `marking` are the grave ones. */
  async taps(page: Page, controls: string, marking: string, each: number): Promise<Taps> {
    const count = await page.locator(controls).count();
    const offsets = Array.from({ length: count }, () => Array.from({ length: each }, () => this.#offset()));
    return page.evaluate(tap, { controls, marking, offsets });
  }

  #offset(): Offset {
    const away = DEVIATION_MM * PX_PER_MM * Math.sqrt(-2 * Math.log(1 - this.#chance.next()));
    const angle = 2 * Math.PI * this.#chance.next();
    return [away * Math.cos(angle), away * Math.sin(angle)];
  }
}

interface Aimed {
  readonly controls: string;
  readonly marking: string;
  /** By control. */
  readonly offsets: readonly (readonly Offset[])[];
}

function tap({ controls, marking, offsets }: Aimed): Taps {
  const taps = { right: 0, wrong: 0, other: 0, missed: 0 };
  [...document.querySelectorAll(controls)].forEach((control, at) => {
    // Where the thumb has it: clear of what stays on top and at the foot.
    control.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = control.getBoundingClientRect();
    for (const [x, y] of offsets[at] ?? []) {
      const hit = document.elementFromPoint(left + width / 2 + x, top + height / 2 + y)?.closest('button:enabled, a');
      if (!hit) taps.missed++;
      else if (hit === control) taps.right++;
      else if (hit.matches(marking)) taps.wrong++;
      else taps.other++;
    }
  });
  return taps;
}

export function sum(all: readonly Taps[]): Taps {
  return all.reduce((a, b) => ({
    right: a.right + b.right,
    wrong: a.wrong + b.wrong,
    other: a.other + b.other,
    missed: a.missed + b.missed,
  }));
}
