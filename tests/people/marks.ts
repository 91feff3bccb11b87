import type { RoundSetup } from '../../shared/wire.ts';
import type { Chance } from './chance.ts';

type Criterion = RoundSetup['criteria'][number];

/** How good a team really is in a round, from 0 to 1. Every judge sees the same and marks near it. */
export function quality(seed: Chance, round: string, team: string): number {
  const talent = seed.of(team).between(0.72, 0.92);
  return talent + seed.of(`${round} ${team}`).between(-0.07, 0.07);
}

/** A mark on the criterion's scale: near the quality, moved by the judge's own severity and by the moment. */
export function markFor(criterion: Criterion, worth: number, judge: Chance): number {
  const { min, max, step } = criterion;
  const share = Math.min(1, Math.max(0.2, worth + judge.between(-0.08, 0.08)));
  const steps = Math.floor((max - min) / step + 1e-9);
  return onScale(criterion, Math.round(share * steps));
}

/** What a thumb presses for one mark: the whole number first, then what is left. */
export function taps(criterion: Criterion, mark: number): number[] {
  const whole = Math.floor(mark);
  const isStep = Number.isInteger((whole - criterion.min) / criterion.step) && whole >= criterion.min;
  return whole === mark || !isStep ? [mark] : [whole, mark];
}

function onScale({ min, step }: Criterion, steps: number): number {
  // A step has at most six decimals; the product of two decimals may not show it.
  return Number((min + steps * step).toFixed(6));
}
