import { formatPoints } from '../../shared/points.ts';
import { lang } from '../state/lang.svelte.ts';

/** 7.5 is “7,50”; with `minimum` 0 it is “7,5”. Nothing is “–”, which is never a nought. */
export function points(value: number | null, decimals: number, minimum = decimals): string {
  return value === null ? '–' : formatPoints(value, decimals, minimum, lang.current);
}
