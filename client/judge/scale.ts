import { formatPoints, MAX_DECIMALS, SCALE } from '../../shared/points.ts';
import type { RoundSetup } from '../../shared/wire.ts';

/*
 * How a mark is tapped: the whole number first, then what follows the comma. Any scale a contest may name is cut into a
 * few rows of buttons: long ones begin with their tens (or hundreds), very fine ones end with tenths and hundredths.
 * Integers of millionths inside, as in shared/points.ts.
 */

type Criterion = Pick<RoundSetup['criteria'][number], 'min' | 'max' | 'step'>;

export interface Choice {
  /** The mark that this button gives: the lowest of those it stands for. */
  readonly mark: number;
  readonly label: string;
  /** The mark given now is among those it stands for. */
  readonly pressed: boolean;
  /** For a range such as 80–89, which gives no mark: whether the rows below are its own. Null: this is a mark. */
  readonly opened: boolean | null;
}

export interface Row {
  readonly choices: readonly Choice[];
  /** How many places the row keeps, so that nothing moves where a bucket has fewer choices. */
  readonly places: number;
  /** Not before something is chosen in the row above. */
  readonly waits: boolean;
}

/** `grain`: what one button stands for, in millionths; null: a single mark. */
interface Level {
  readonly grain: number | null;
  readonly above: number | null;
}

const FIRST_ROW_MOST = 21;
const ROW_MOST = 12;

export class Scale {
  readonly decimals: number;
  readonly #min: number;
  readonly #step: number;
  readonly #top: number;
  readonly #levels: readonly Level[];

  constructor({ min, max, step }: Criterion) {
    this.#min = whole(min);
    this.#step = whole(step);
    this.#top = this.#min + Math.floor((whole(max) - this.#min) / this.#step) * this.#step;
    this.decimals = decimalsOf({ min, step });
    this.#levels = this.#cut();
  }

  /** The rows of buttons; below the first they follow the range that was opened last, or else the mark given now. */
  rows(mark: number | null, range: number | null, lang: 'vi' | 'en'): Row[] {
    const now = mark === null ? null : whole(mark);
    const at = range === null ? now : whole(range);
    return this.#levels.map((level) => {
      const [low, high] = this.#bucket(at ?? this.#min, level.above);
      const firsts = this.#firsts(level.grain, low, high, Infinity);
      const choices = firsts.map((first, i) => {
        const next = firsts[i + 1] ?? high + 1;
        const has = (value: number | null) => value !== null && value >= first && value < next;
        return {
          mark: first / SCALE,
          label: this.#label(level, first, lang),
          pressed: has(now),
          opened: this.#isRange(level.grain, first) ? has(at) : null,
        };
      });
      const above = level.above !== null && level.above > SCALE ? at : now;
      const waits = level.above !== null && (above === null || above < low || above > high);
      return { choices, places: Math.max(choices.length, this.#places(level)), waits };
    });
  }

  /** One step up or down; null where there is no further step, and from no mark: a slip must not make it one. */
  nudge(mark: number | null, by: 1 | -1): number | null {
    if (mark === null) return null;
    const next = whole(mark) + by * this.#step;
    return next < this.#min || next > this.#top ? null : next / SCALE;
  }

  #cut(): Level[] {
    let grain = SCALE;
    while (this.#firsts(grain, this.#min, this.#top, FIRST_ROW_MOST).length > FIRST_ROW_MOST) grain *= 10;
    const few = (this.#top - this.#min) / this.#step < ROW_MOST && this.#top - this.#min <= SCALE;
    if (few || this.#within(grain) === 1) return [{ grain: null, above: null }];
    const levels: Level[] = [{ grain, above: null }];
    while (this.#within(grain) > ROW_MOST) {
      levels.push({ grain: grain / 10, above: grain });
      grain /= 10;
    }
    return [...levels, { grain: null, above: grain }];
  }

  /** How many marks one button of this grain can stand for. */
  #within(grain: number): number {
    return Math.floor((grain - 1) / this.#step) + 1;
  }

  #places({ grain, above }: Level): number {
    if (above === null) return 0;
    return grain === null ? this.#within(above) : above / grain;
  }

  /** The lowest and the highest that the button of this grain around `value` may stand for. */
  #bucket(value: number, grain: number | null): [number, number] {
    if (grain === null) return [this.#min, this.#top];
    const low = Math.floor(value / grain) * grain;
    return [Math.max(low, this.#min), Math.min(low + grain - 1, this.#top)];
  }

  /** The lowest mark of each bucket from `low` to `high`; at most one more than `most`. */
  #firsts(grain: number | null, low: number, high: number, most: number): number[] {
    const firsts: number[] = [];
    for (let mark = this.#from(low); mark <= high && firsts.length <= most;) {
      firsts.push(mark);
      mark = grain === null ? mark + this.#step : this.#from((Math.floor(mark / grain) + 1) * grain);
    }
    return firsts;
  }

  /** The lowest mark that is not below `value`. */
  #from(value: number): number {
    return this.#min + Math.max(0, Math.ceil((value - this.#min) / this.#step)) * this.#step;
  }

  /** Tens or hundreds with more than one mark in them. */
  #isRange(grain: number | null, first: number): boolean {
    return grain !== null && grain > SCALE && this.#from(first + 1) <= this.#bucket(first, grain)[1];
  }

  #label({ grain, above }: Level, first: number, lang: 'vi' | 'en'): string {
    const text = (value: number, minimum = 0) => formatPoints(value / SCALE, MAX_DECIMALS, minimum, lang);
    if (grain !== null && grain > SCALE) {
      const [low, high] = this.#bucket(first, grain);
      return this.#isRange(grain, first) ? `${text(low)}–${text(Math.floor(high / SCALE) * SCALE)}` : text(first);
    }
    const isFraction = above !== null && above <= SCALE && this.#min >= 0;
    if (!isFraction) return grain === null ? text(first) : text(Math.floor(first / grain) * grain);
    // Under a row of tenths “,7” stands above already: here it is “,70”.
    const whole = grain === null && (first % SCALE === 0 || above < SCALE);
    const after = text(first % SCALE, whole ? this.decimals : 0);
    return after === '0' ? `${lang === 'vi' ? ',' : '.'}0` : after.slice(1);
  }
}

function whole(points: number): number {
  return Math.round(points * SCALE);
}

/** How many decimals the marks of a criterion have. */
export function decimalsOf({ min, step }: Pick<Criterion, 'min' | 'step'>): number {
  let decimals = MAX_DECIMALS;
  for (let unit = 10; decimals > 0 && whole(min) % unit === 0 && whole(step) % unit === 0; unit *= 10) decimals--;
  return decimals;
}
