import type { Revealed, Step } from '../board.ts';
import type { AwardWire, RevealStep } from '../scene.ts';

/* The awards as they cross the wire, to the hall and to the panel. */

export function stepWire(step: Step): RevealStep {
  switch (step.kind) {
    case 'title':
    case 'announce':
      return step;
    case 'together':
      return { ...step, winners: [...step.winners] };
    case 'each':
      return { ...step, parts: step.parts && [...step.parts] };
  }
}

export function prizesWire({ awards }: Revealed): AwardWire[] {
  return awards.map(({ prize, winners }) => ({ prize, winners: [...winners] }));
}
